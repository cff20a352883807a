// The site is complete without this file.

import { makeChecklistsTickable } from "./checklists.js";
import { copyLinksOnClick } from "./copy-link.js";

copyLinksOnClick(".app-permalink");
makeChecklistsTickable(".app-checklist");

// Upstream's script is 14 KB: fetched only by a page that holds one of its components
if (document.querySelector('[data-module^="nhsuk-"]')) {
  import("./nhsuk-frontend.js").then((nhsuk) => nhsuk.initAll());
}

const slideShow = document.querySelector("template[data-slide-show]");
if (slideShow) {
  import("./slide-show.js").then(({ offerSlideShow }) => offerSlideShow(slideShow));
}
