// From what is selected on the page to the place of those words in the report's raw text.

import { codePointsBefore, trimmed, unitsBefore, type Stretch } from "./codepoints";

/** The code point at which a boundary of a range stands, or null when it is outside of the text. */
function placeOf(text: Element, node: Node, offset: number): number | null {
  if (!text.contains(node)) {
    return null;
  }
  const probe = document.createRange();
  for (const piece of text.querySelectorAll<HTMLElement>("[data-start]")) {
    probe.selectNodeContents(piece);
    const side = probe.comparePoint(node, offset);
    const start = Number(piece.dataset["start"]);
    if (side < 0) {
      return start;
    }
    if (side === 0) {
      probe.setEnd(node, offset);
      const before = probe.toString();
      return start + codePointsBefore(before, before.length);
    }
  }
  const pieces = text.querySelectorAll<HTMLElement>("[data-end]");
  return Number(pieces[pieces.length - 1]?.dataset["end"] ?? 0);
}

/** The selected words and where they stand in the raw text; null when nothing of the text is selected. */
export function selectedIn(text: Element): Stretch | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const start = placeOf(text, range.startContainer, range.startOffset);
  const end = placeOf(text, range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) {
    return null;
  }
  return trimmed({ start, end, words: range.toString() });
}

/** Select the words at [start, end) code points of the text on the page, and bring them into sight. */
export function selectStretch(text: Element, start: number, end: number): void {
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const piece of text.querySelectorAll<HTMLElement>("[data-start]")) {
    const from = Number(piece.dataset["start"]);
    const inside = piece.firstChild;
    if (!inside?.textContent) {
      continue;
    }
    if (from <= start) {
      range.setStart(inside, unitsBefore(inside.textContent, start - from));
    }
    if (from < end) {
      range.setEnd(inside, unitsBefore(inside.textContent, end - from));
    }
  }
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
