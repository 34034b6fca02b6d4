// Single-key shortcuts, which a person can switch off (WCAG 2.1.4). The choice is kept in the browser.

const KEPT = "tamarack.shortcuts";

type Press = (event: KeyboardEvent) => void;
const presses = new Map<string, Press>();

/** Whether single keys do anything; they do until the person says no. */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // storage refused: the choice can't be kept, the keys still work
  }
}

function choose(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // storage refused: the choice holds until the page is left
  }
  show(on);
}

/** Make every switch and every key hint on the page say what holds now. */
export function show(on: boolean = shortcutsOn()): void {
  document.documentElement.dataset["shortcuts"] = on ? "on" : "off";
  for (const hint of document.querySelectorAll<HTMLElement>("[data-shortcut-hint]")) {
    hint.hidden = !on;
  }
  for (const toggle of document.querySelectorAll("[data-shortcuts-toggle]")) {
    toggle.setAttribute("aria-checked", String(on));
  }
  for (const part of document.querySelectorAll<HTMLElement>("[data-needs-script]")) {
    part.hidden = false;
  }
}

/** What a key does on this page. */
export function onKey(key: string, press: Press): void {
  presses.set(key, press);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName))
  );
}

function pressed(event: KeyboardEvent): void {
  const busy = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (busy || document.documentElement.dataset["shortcuts"] === "off") {
    return;
  }
  if (isWriting(event.target) || document.querySelector("dialog[open]")) {
    return;
  }
  const press = presses.get(event.key);
  if (press) {
    event.preventDefault();
    press(event);
  }
}

/** Begin to listen; once for each page, whichever script comes first. */
export function listen(): void {
  show();
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-shortcuts-toggle]")) {
      choose(document.documentElement.dataset["shortcuts"] === "off");
    }
  });
  document.addEventListener("htmx:afterSwap", () => show(document.documentElement.dataset["shortcuts"] !== "off"));
}
