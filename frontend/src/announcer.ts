// What changes on the page, said to screen readers: at most every ten seconds for work that goes on by itself.

const QUIET = 10_000;
let spoke = -QUIET;

/** Say something now. */
export function say(words: string): void {
  const announcer = document.getElementById("announcer");
  if (announcer && words) {
    announcer.textContent = words;
  }
}

/** Say how a job stands: its end at once, anything else after ten seconds of quiet. */
export function sayProgress(part: HTMLElement, now: number = performance.now()): void {
  if (part.dataset["ended"] === "yes" || now - spoke >= QUIET) {
    spoke = now;
    say(part.dataset["announce"] ?? "");
  }
}
