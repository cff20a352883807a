// Checklists become boxes to tick. The ticks are kept in this browser and sent nowhere.
//
// A tick is stored under the permanent anchor of its passage, with the words that were ticked. So
// it is there wherever the passage is shown, and outlives a new edition that adds or sorts items.
// If the words themselves change, the tick goes: nobody has done yet what they say now.

const KEPT = "Your ticks are kept in this browser only.";
const NOT_KEPT = "This browser keeps no ticks: they last until you leave the page.";

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Visible words for everybody; which list they are about for those who do not see it
function button(words, about, onClick) {
  const more = element("span", { className: "nhsuk-u-visually-hidden" }, ` – ${about}`);
  const made = element("button", { type: "button" }, words, more);
  made.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
  made.addEventListener("click", onClick);
  return made;
}

function wordsOf(item) {
  const copy = item.cloneNode(true);
  copy.querySelectorAll(".app-note-mark").forEach((mark) => mark.remove()); // notes are renumbered
  return copy.textContent.replace(/\s+/g, " ").trim();
}

class Checklist {
  constructor(box, number) {
    this.box = box;
    this.key = `ticks ${box.closest('[id^="p-"]')?.id ?? location.pathname}`;
    this.items = [...box.querySelectorAll("li")].map((item, position) =>
      this.makeTickable(item, `checklist-${number}-${position + 1}`),
    );
    this.name(`checklist-${number}`);
    this.addTools();
    this.show();
  }

  makeTickable(item, id) {
    const words = wordsOf(item);
    const input = element("input", { type: "checkbox", id, autocomplete: "off" });
    const label = element("label", { htmlFor: id });
    input.className = "nhsuk-checkboxes__input";
    label.className = "nhsuk-label nhsuk-checkboxes__label";
    for (const paragraph of item.querySelectorAll("p")) {
      paragraph.replaceWith(...paragraph.childNodes); // a label may hold none
    }
    label.append(...item.childNodes);
    item.append(input, label);
    item.classList.add("nhsuk-checkboxes__item");
    input.addEventListener("change", () => this.keep());
    return { input, words };
  }

  name(id) {
    const title = this.box.querySelector(".app-box__title");
    this.title = title?.textContent ?? "Checklist";
    this.box.setAttribute("role", "group");
    if (title) title.id = id;
    if (title) this.box.setAttribute("aria-labelledby", id);
    else this.box.setAttribute("aria-label", this.title);
    this.box.querySelector("ul").classList.add("nhsuk-checkboxes", "nhsuk-checkboxes--small");
  }

  addTools() {
    this.count = element("p", { className: "app-checklist__count" });
    this.count.setAttribute("role", "status");
    this.clearing = button("Clear", this.title, () => this.clear());
    const printing = button("Print this checklist", this.title, () => this.print());
    this.note = element("p", { className: "app-checklist__note" }, KEPT);
    const tools = [this.count, this.clearing, printing, this.note];
    this.box.append(element("div", { className: "app-checklist__tools" }, ...tools));
    this.box.classList.add("app-checklist--tickable");
  }

  show() {
    const ticks = this.read();
    if (ticks) {
      for (const { input, words } of this.items) input.checked = ticks.has(words);
    }
    this.say();
  }

  say() {
    const done = this.items.filter(({ input }) => input.checked).length;
    const all = this.items.length;
    const text = done === all ? `All ${all} done` : `${done} of ${all} done`;
    if (this.count.textContent !== text) this.count.textContent = text; // else read out for nothing
    this.clearing.classList.toggle("app-checklist__idle", !done);
  }

  clear() {
    for (const { input } of this.items) input.checked = false;
    this.items[0].input.focus(); // the button that had the focus is gone
    this.keep();
  }

  print() {
    const place = document.documentElement;
    place.classList.add("app-prints-checklist");
    this.box.classList.add("app-checklist--printed");
    const after = () => {
      place.classList.remove("app-prints-checklist");
      this.box.classList.remove("app-checklist--printed");
    };
    addEventListener("afterprint", after, { once: true });
    print();
  }

  // Storage may be forbidden, broken or full; the boxes work all the same

  read() {
    try {
      return new Set(JSON.parse(localStorage.getItem(this.key)) ?? []);
    } catch {
      this.note.textContent = NOT_KEPT;
      return null;
    }
  }

  keep() {
    const ticks = this.read() ?? new Set(); // another list of the passage may have some too
    for (const { input, words } of this.items) ticks[input.checked ? "add" : "delete"](words);
    try {
      if (ticks.size) localStorage.setItem(this.key, JSON.stringify([...ticks]));
      else localStorage.removeItem(this.key);
      this.note.textContent = KEPT;
    } catch {
      this.note.textContent = NOT_KEPT;
    }
    this.say();
  }
}

export function makeChecklistsTickable(selector) {
  const boxes = [...document.querySelectorAll(selector)];
  const lists = boxes.map((box, index) => new Checklist(box, index + 1));
  const showAll = () => lists.forEach((list) => list.show());
  addEventListener("storage", showAll); // ticked in another tab
  addEventListener("pageshow", (event) => event.persisted && showAll()); // back from another page
}
