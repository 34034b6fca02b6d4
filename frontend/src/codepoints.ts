// The server counts code points, a browser counts UTF-16 units: an emoji is one there and two here.

/** How many code points begin before `units` UTF-16 units of `text`; inside a pair, the whole pair counts. */
export function codePointsBefore(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < Math.min(units, text.length); points += 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return points;
}

/** Where the `points`-th code point of `text` begins, in UTF-16 units; the end where there are not so many. */
export function unitsBefore(text: string, points: number): number {
  let at = 0;
  for (let passed = 0; passed < points && at < text.length; passed += 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

/** A stretch of the report's text, in code points: [start, end). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The stretch without the blanks at its ends; null when nothing else is in it. */
export function trimmed(stretch: Stretch): Stretch | null {
  const words = stretch.words.trim();
  if (words === "") {
    return null;
  }
  const before = stretch.words.length - stretch.words.trimStart().length;
  const start = stretch.start + codePointsBefore(stretch.words, before);
  return { start, end: start + codePointsBefore(words, words.length), words };
}
