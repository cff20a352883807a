// A search box suggests places while somebody types: the ARIA pattern of a combobox with a list.
//
// The focus stays in the box. Arrows choose, Enter goes to what is chosen or else searches, Escape
// puts the list away. Each suggestion is a link, to be opened in a new tab like any other.

const SHORTEST = 2; // letters
const PAUSE = 120; // milliseconds without a key, so that not every letter asks the server

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

class Suggestions {
  constructor(box) {
    this.box = box;
    this.address = new URL("suggestions/", box.form.action);
    this.options = [];
    this.list = element("div", "app-suggestions");
    this.list.id = `${box.id}-suggestions`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.status = element("div", "nhsuk-u-visually-hidden");
    this.status.setAttribute("role", "status");
    box.parentElement.classList.add("app-suggests");
    box.parentElement.append(this.list, this.status);
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", this.list.id);
    this.listen();
  }

  listen() {
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("blur", () => this.close());
    this.box.form.addEventListener("submit", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
    this.list.addEventListener("click", () => this.close());
  }

  typed() {
    this.stopAsking();
    this.choose(null); // it was chosen for other words
    const words = this.box.value.trim();
    if (words.length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(words), PAUSE);
  }

  stopAsking() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  async ask(words) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    const inside = new FormData(this.box.form).get("in"); // one publication
    this.address.search = new URLSearchParams({ q: words, ...(inside && { in: inside }) });
    try {
      const answer = await fetch(this.address, { signal, credentials: "omit" });
      const { suggestions } = await answer.json();
      if (!signal.aborted) this.show(suggestions);
    } catch {
      if (!signal.aborted) this.close(); // the form works without
    }
  }

  show(suggestions) {
    this.options = suggestions.map((suggestion, index) => this.option(suggestion, index));
    this.list.replaceChildren(...this.options);
    this.list.scrollTop = 0;
    this.list.hidden = !this.options.length;
    this.box.setAttribute("aria-expanded", String(!this.list.hidden));
    this.choose(null);
    this.say(this.options.length);
  }

  option({ title, where, url }, index) {
    const link = element("a", "app-suggestions__option");
    link.id = `${this.list.id}-${index + 1}`;
    link.href = url;
    link.tabIndex = -1; // reached by arrows
    link.setAttribute("role", "option");
    link.append(element("span", "app-suggestions__title", title));
    if (where) link.append(" ", element("span", "app-suggestions__where", where));
    return link;
  }

  say(number) {
    const words = number === 1 ? "1 suggestion" : `${number || "No"} suggestions`;
    this.status.textContent = number ? `${words}. Choose with the arrow keys.` : `${words}.`;
  }

  pressed(event) {
    if (event.isComposing) return; // the keys belong to what enters Chinese, for example
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // the words stay
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.typed();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.chosen.click();
    }
  }

  // Beyond the last and before the first is the box itself, with nothing chosen
  move(step) {
    const places = [null, ...this.options];
    const here = places.indexOf(this.chosen);
    this.choose(places.at((here + step) % places.length));
  }

  choose(option) {
    this.chosen = option;
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  close() {
    this.stopAsking();
    this.choose(null);
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }
}

// For a box that has the role of a combobox already
export function suggestIn(box) {
  new Suggestions(box).typed();
}
