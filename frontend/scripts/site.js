// The site is complete without this file.

import { makeChecklistsTickable } from "./checklists.js";
import { copyLinksOnClick } from "./copy-link.js";

copyLinksOnClick(".app-permalink:not(.app-permalink--add)");
makeChecklistsTickable(".app-checklist");

// Upstream's script is 14 KB: fetched only by a page that holds one of its components
if (document.querySelector('[data-module^="nhsuk-"]')) {
  import("./nhsuk-frontend.js").then((nhsuk) => nhsuk.initAll());
}

const slideShow = document.querySelector("template[data-slide-show]");
if (slideShow) {
  import("./slide-show.js").then(({ offerSlideShow }) => offerSlideShow(slideShow));
}

// Said at once, so that nothing changes under the focus; the rest is fetched by who is about to type
for (const box of document.querySelectorAll('form[action="/search/"] input[type="search"]')) {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-expanded", "false");
  const suggest = () => import("./suggestions.js").then(({ suggestIn }) => suggestIn(box));
  if (document.activeElement === box) suggest();
  else box.addEventListener("focus", suggest, { once: true });
}
