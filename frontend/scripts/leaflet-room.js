// In the admin: counts the words of each panel of a leaflet while the editor types, from what the
// form would send. guidance/leaflets/room.py says about how many fit, and counts in the same way when it is saved.

const FIELD = "body";
const TEXT = /-(strapline|heading|text)$|-(items|content)-\d+-value$/;
const IDEOGRAPH = /[\u3400-\u9fff\uf900-\ufaff]/g;
// Rich text gets into the form a moment after it is typed, and no event says so: Wagtail's own
// preview looks at the form in the same way
const EVERY = 500;

function countWords(text) {
  const ideographs = (text.match(IDEOGRAPH) || []).length;
  const words = text.replace(IDEOGRAPH, " ").split(/\s+/).filter(Boolean).length;
  return words + Math.ceil(ideographs / 2);
}

// Rich text is stored as the editor's own JSON
function plain(value) {
  if (value === "null") return "";
  if (!value.startsWith("{")) return value;
  try {
    return JSON.parse(value).blocks.map((block) => block.text).join(" ");
  } catch {
    return value;
  }
}

function panelsOf(form) {
  const data = new FormData(form);
  const names = [...data.keys()].filter((name) => name.startsWith(`${FIELD}-`));
  const gone = names.filter((name) => name.endsWith("-deleted") && data.get(name)).map((name) => name.slice(0, -7));
  const kept = names.filter((name) => !gone.some((prefix) => name.startsWith(prefix)));
  return kept
    .filter((name) => new RegExp(`^${FIELD}-\\d+-type$`).test(name))
    .map((name) => {
      const prefix = name.slice(0, -4);
      const texts = kept.filter((other) => other.startsWith(prefix) && TEXT.test(other));
      return {
        type: data.get(name),
        order: Number(data.get(`${prefix}order`)),
        heading: data.get(`${prefix}value-heading`) || "",
        hasPicture: Boolean(data.get(`${prefix}value-picture-image`)),
        words: countWords(texts.map((text) => plain(data.get(text))).join(" ")),
      };
    })
    .sort((a, b) => a.order - b.order);
}

function name(panel, number) {
  if (panel.type !== "inside") return panel.type === "cover" ? "Cover" : "Back";
  return panel.heading ? `Inside ${number} “${panel.heading}”` : `Inside ${number}`;
}

class LeafletRoomController extends window.StimulusModule.Controller {
  static targets = ["list"];
  static values = { papers: Object };

  connect() {
    this.form = this.element.closest("form");
    this.timer = setInterval(() => this.count(), EVERY);
  }

  disconnect() {
    clearInterval(this.timer);
  }

  count() {
    const paper = this.papersValue[this.paper()];
    const panels = panelsOf(this.form);
    if (!panels.length) return;
    let inside = 0;
    const lines = panels.map((panel) => {
      if (panel.type === "inside") inside += 1;
      return this.line(panel, inside, paper);
    });
    const said = lines.map((line) => line.textContent).join("\n");
    if (said === this.said) return;
    this.said = said;
    this.listTarget.replaceChildren(...lines);
  }

  paper() {
    const data = new FormData(this.form);
    const kind = data.get("version_kind");
    return kind === "standard" && data.get("is_threefold") ? "threefold" : kind;
  }

  line(panel, number, paper) {
    const item = document.createElement("li");
    item.textContent = `${name(panel, number)}: ${panel.words} words`;
    if (!paper) return item; // large print has room for any number
    const withPicture = panel.type === "inside" && panel.hasPicture;
    const limit = withPicture ? paper.insideWithPicture : paper[panel.type];
    const excess = panel.words - limit;
    item.textContent = `${name(panel, number)}: ${panel.words} of about ${limit} words`;
    if (excess > 0) {
      item.textContent += `. Probably ${excess} too many.`;
      item.className = "w-text-critical-200 w-font-bold";
    }
    return item;
  }
}

window.wagtail.app.register("leaflet-room", LeafletRoomController);
