// The text with findings: one finding in hand, moved and decided by key; words selected in the text.
// Everything here also works without: the links and forms of the page do the same.

import { say } from "./announcer";
import { selectedIn, selectStretch } from "./selection";
import { onKey } from "./shortcuts";

const all = <Kind extends Element>(query: string): Kind[] => [...document.querySelectorAll<Kind>(query)];
const words = (): HTMLAnchorElement[] => all<HTMLAnchorElement>("[data-text] [data-finding]");
const cards = (): HTMLElement[] => all<HTMLElement>("[data-card]");
const current = (): HTMLElement | null => document.querySelector(".finding-card.is-current");

/** Take a finding in hand: its card shown, its words marked, its place said. */
function take(id: string, focus: boolean): void {
  for (const card of cards()) {
    card.classList.toggle("is-current", card.dataset["card"] === id);
  }
  for (const link of words()) {
    if (link.dataset["finding"] === id) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest" });
      if (focus) {
        link.focus({ preventScroll: true });
      }
    } else {
      link.removeAttribute("aria-current");
    }
  }
  say(current()?.dataset["announce"] ?? "");
}

/** The hash would keep another card shown (:target), so it goes once it has been read. */
function forgetHash(): void {
  if (location.hash.startsWith("#finding-")) {
    location.replace("#reading");
    history.replaceState(history.state, "", location.pathname + location.search);
  }
}

function move(by: number): void {
  const found = words();
  const at = found.findIndex((link) => link.hasAttribute("aria-current"));
  const next = found[at < 0 ? 0 : Math.min(Math.max(at + by, 0), found.length - 1)];
  if (next?.dataset["finding"]) {
    take(next.dataset["finding"], true);
  }
}

function press(act: string): void {
  current()?.querySelector<HTMLButtonElement>(`button[data-act=${act}]`)?.click();
}

/** Open a part of the card in hand and put the cursor into its first question. */
function unfold(part: HTMLDetailsElement | null | undefined): void {
  if (part) {
    part.open = true;
    part.querySelector<HTMLElement>("select, input:not([type=hidden]), textarea")?.focus();
  }
}

function unfoldCard(act: string): void {
  unfold(current()?.querySelector<HTMLDetailsElement>(`details[data-act=${act}]`));
}

/** Keep the last words selected in the text ready in the form: choosing a field there undoes the selection. */
function keepSelection(): void {
  const text = document.querySelector("[data-text]");
  const selected = text && selectedIn(text);
  if (!selected) {
    return;
  }
  for (const form of all<HTMLFormElement>("[data-from-selection]")) {
    fill(form, "words", selected.words);
    fill(form, "start", String(selected.start));
    fill(form, "end", String(selected.end));
  }
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.value = value;
  }
}

/** Words written by hand have no place: the server looks for them. */
function forgetPlace(event: Event): void {
  const field = event.target;
  if (field instanceof HTMLElement && field.matches("[data-from-selection] [name=words]")) {
    const form = field.closest("form");
    if (form) {
      fill(form, "start", "");
      fill(form, "end", "");
    }
  }
}

let decided = -1; // where the finding that was just decided begins

function afterDecision(): void {
  if (decided < 0) {
    return;
  }
  const open = words().filter((link) => link.closest(".finding--open"));
  const next = open.find((link) => Number(link.dataset["start"]) > decided) ?? open[0] ?? words()[0];
  decided = -1;
  if (next?.dataset["finding"]) {
    take(next.dataset["finding"], true);
  }
}

/** From a claim to the words that say so: those that are a finding are taken in hand, others selected. */
function showWords(link: HTMLElement): boolean {
  const text = document.querySelector("[data-text]");
  const id = link.getAttribute("href")?.replace("#words-", "") ?? "";
  if (!text) {
    return false;
  }
  if (words().some((found) => found.dataset["finding"] === id)) {
    take(id, true);
  } else {
    selectStretch(text, Number(link.dataset["wordsFrom"]), Number(link.dataset["wordsTo"]));
  }
  return true;
}

function clicked(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLElement>("[data-finding], [data-finding-link]");
  const mover = target?.closest<HTMLElement>("[data-move]");
  const claim = target?.closest<HTMLElement>("[data-words-from]");
  if (claim && showWords(claim)) {
    event.preventDefault();
    return;
  }
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    if (document.getSelection()?.isCollapsed !== false) {
      take(link.dataset["finding"] ?? link.dataset["findingLink"] ?? "", true);
      if (event.detail === 0) {
        current()?.focus({ preventScroll: true }); // opened by key: read on in its card
      }
    }
  } else if (mover) {
    move(Number(mover.dataset["move"]));
  }
}

/** Esc leaves a question that was opened by key, back to the words in hand. */
function leave(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const part = target?.closest<HTMLElement>("[data-card], [data-from-selection]");
  if (event.key === "Escape" && part) {
    const unfolded = target?.closest("details");
    if (unfolded) {
      unfolded.open = false;
    }
    document.querySelector<HTMLElement>("[data-text] [aria-current]")?.focus();
  }
}

function begin(): void {
  const asked = /^#finding-(.+)$/.exec(location.hash)?.[1];
  const first = asked ?? current()?.dataset["card"];
  forgetHash();
  if (first) {
    take(first, asked !== undefined);
  }
}

onKey("j", () => move(1));
onKey("k", () => move(-1));
onKey("a", () => press("accept"));
onKey("r", () => press("reject"));
onKey("c", () => unfoldCard("correct"));
onKey("l", () => unfoldCard("link"));
function unfoldFromText(place: string): void {
  keepSelection();
  unfold(document.querySelector<HTMLDetailsElement>(place));
}

onKey("n", () => unfoldFromText("#from-text"));
onKey("t", () => unfoldFromText("#tie-from-text"));
document.addEventListener("click", clicked);
document.addEventListener("keydown", leave);
document.addEventListener("selectionchange", keepSelection);
document.addEventListener("input", forgetPlace);
document.addEventListener("htmx:beforeRequest", (event) => {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
  const link = words().find((found) => found.dataset["finding"] === card?.dataset["card"]);
  decided = Number(link?.dataset["start"] ?? -1);
});
document.addEventListener("htmx:afterSettle", afterDecision);
begin();
