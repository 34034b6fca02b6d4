// The search box of every page, completed while it is being typed: a combobox with a list (ARIA APG, "list autocomplete
// with manual selection"). Enter without a choice searches as ever; a choice opens the entity.

import { say } from "./announcer";

interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly called: string;
}

const PAUSE = 150; // ms of quiet in typing before the server is asked
const LEAST = 2;

class Completing {
  private readonly list = document.createElement("ul");
  private asking: AbortController | null = null;
  private timer = 0;
  private chosen = -1;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly box: HTMLInputElement,
  ) {
    this.list.id = `${box.id}-list`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset["suggestions"] ?? "");
    form.append(this.list);
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.list.id],
    ] as const) {
      box.setAttribute(name, value);
    }
    box.addEventListener("input", () => this.typed());
    box.addEventListener("keydown", (event) => this.pressed(event));
    box.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => this.clicked(event));
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.box.value.trim().length < LEAST) {
      this.close();
    } else {
      this.timer = window.setTimeout(() => void this.ask(this.box.value.trim()), PAUSE);
    }
  }

  private async ask(words: string): Promise<void> {
    this.asking = new AbortController();
    try {
      const address = `${this.form.dataset["complete"]}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: this.asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok) {
        const { results } = (await answer.json()) as { results: Suggestion[] };
        this.show(results);
      }
    } catch {
      // aborted by more typing, or signed out meanwhile: the box still searches
    }
  }

  private show(found: Suggestion[]): void {
    if (document.activeElement !== this.box || found.length === 0) {
      this.close();
      return;
    }
    this.choose(-1);
    this.list.replaceChildren(...found.map((one, at) => this.option(one, at)));
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    say(`${found.length}. ${this.form.dataset["how"] ?? ""}`);
  }

  private option(one: Suggestion, at: number): HTMLElement {
    const option = document.createElement("li");
    const label = document.createElement("bdi");
    const called = document.createElement("span");
    label.textContent = one.label;
    label.translate = false;
    called.textContent = ` ${one.called}`;
    called.className = "hint";
    option.id = `${this.list.id}-${at}`;
    option.dataset["entity"] = one.id;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(label, called);
    return option;
  }

  private choose(at: number): void {
    this.chosen = at;
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = this.options[at];
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  private pressed(event: KeyboardEvent): void {
    const count = this.options.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (this.list.hidden || event.isComposing) {
      return;
    }
    if (step) {
      event.preventDefault();
      this.choose(((this.chosen + 1 + step + count + 1) % (count + 1)) - 1); // -1 is the box itself
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.options[this.chosen]);
    }
  }

  private clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    this.open(target?.closest<HTMLElement>("[role=option]") ?? undefined);
  }

  private open(option: HTMLElement | undefined): void {
    const id = option?.dataset["entity"];
    if (id) {
      location.assign((this.form.dataset["entity"] ?? "").replace("/-/", `/${encodeURIComponent(id)}/`));
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.choose(-1);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.box.setAttribute("aria-expanded", "false");
  }
}

/** Complete the box of the page's head, where somebody is signed in. */
export function completeSearch(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-complete][data-entity]");
  const box = form?.querySelector<HTMLInputElement>("input[name=q]");
  if (form?.dataset["complete"] && box) {
    new Completing(form, box);
  }
}
