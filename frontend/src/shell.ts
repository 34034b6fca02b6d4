// Every page: the search key, menus that Esc closes, the list of keys, the progress of jobs said aloud.

import { sayProgress } from "./announcer";
import { completeSearch } from "./completing";
import { listen, onKey } from "./shortcuts";

function help(): void {
  document.querySelector<HTMLDialogElement>("#shortcuts")?.showModal();
}

function closeMenus(but: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("[data-menu][open]")) {
    if (menu !== but) {
      menu.open = false;
    }
  }
}

function escaped(): void {
  const menu = document.querySelector<HTMLDetailsElement>("[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
}

listen();
completeSearch();
onKey("/", () => document.querySelector<HTMLElement>("#head-search")?.focus());
onKey("?", help);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    escaped();
  }
});
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  closeMenus(target?.closest("[data-menu]") ?? null);
  if (target?.closest("[data-help]")) {
    help();
  }
});
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target; // only what has just come: a job that ended before was said before
  if (part instanceof HTMLElement && part.matches(".job[data-announce]")) {
    sayProgress(part);
  }
});
