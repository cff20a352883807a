// Shows the slides of a page one by one, full screen, with the keys that presenters know.
// The markup waits in a <template>; the slides are copies of those in the page.

const MOVES = {
  ArrowRight: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  PageDown: (at) => at + 1,
  " ": (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  PageUp: (at) => at - 1,
  Home: () => 0,
  End: () => Infinity,
};

// What is said of a slide when it appears: its words, and those for its pictures
function words(slide) {
  const copy = slide.cloneNode(true);
  copy.querySelectorAll("img").forEach((image) => image.replaceWith(`${image.alt} `));
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function copyOf(slide) {
  const copy = slide.cloneNode(true);
  copy.querySelectorAll("img").forEach((image) => (image.loading = "eager"));
  return copy;
}

class SlideShow {
  constructor(root, slides) {
    const find = (name) => root.querySelector(`[data-${name}]`);
    this.slides = slides;
    this.at = 0;
    this.dialog = root.querySelector("dialog");
    this.stage = find("stage");
    this.notes = find("shown-notes");
    this.position = find("position");
    this.announcement = find("announcement");
    this.notesButton = find("toggle-notes");
    this.previous = find("previous");
    this.next = find("next");
    find("open").addEventListener("click", () => this.open());
    find("close").addEventListener("click", () => this.dialog.close());
    this.previous.addEventListener("click", () => this.show(this.at - 1));
    this.next.addEventListener("click", () => this.show(this.at + 1));
    this.notesButton.addEventListener("click", () => this.toggleNotes());
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("close", () => this.leave());
    // Escape leaves the full screen; with it goes the show
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && this.dialog.open) this.dialog.close();
    });
  }

  open() {
    const linked = this.slides.findIndex((slide) => slide.closest(":target"));
    this.dialog.showModal(); // the page behind it is out of reach; closing gives the focus back
    this.show(Math.max(0, linked));
    this.stage.focus();
    // A dialog itself may not be full screen; one that may not be at all fills the window
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  leave() {
    if (document.fullscreenElement) document.exitFullscreen();
  }

  show(wanted) {
    this.at = Math.min(Math.max(wanted, 0), this.slides.length - 1);
    const slide = this.slides[this.at];
    const notes = slide.parentElement.querySelector("[data-notes]");
    const position = `${this.at + 1} of ${this.slides.length}`;
    this.stage.replaceChildren(copyOf(slide));
    this.notes.replaceChildren(...(notes ? notes.cloneNode(true).childNodes : []));
    this.position.textContent = position;
    this.announcement.textContent = `Slide ${position}: ${words(slide)}`;
    // Not “disabled”: whoever stands on the button would lose the focus
    this.previous.setAttribute("aria-disabled", this.at === 0);
    this.next.setAttribute("aria-disabled", this.at === this.slides.length - 1);
  }

  toggleNotes() {
    this.notes.hidden = !this.notes.hidden;
    this.notesButton.setAttribute("aria-pressed", !this.notes.hidden);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.closest("button, a")) return; // presses that
    if (event.key.toLowerCase() === "n") {
      this.toggleNotes();
    } else if (event.key in MOVES) {
      this.show(MOVES[event.key](this.at));
    } else {
      return;
    }
    event.preventDefault();
  }
}

export function offerSlideShow(template) {
  const slides = [...document.querySelectorAll("[data-slide]")];
  const root = document.createElement("div");
  root.append(template.content.cloneNode(true));
  template.replaceWith(root);
  new SlideShow(root, slides);
}
