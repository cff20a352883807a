// A link to a paragraph copies its permanent address when clicked, instead of reloading the page.
// Opening it in a new tab, or anything else done with a link, stays as it was.

const SHOWN_FOR = 4000;

function say(link, text) {
  const status = document.createElement("span");
  status.className = "app-permalink__status";
  status.setAttribute("role", "status");
  link.after(status);
  // A live region is read out only if its text changes after it is in the page
  requestAnimationFrame(() => (status.textContent = text));
  setTimeout(() => status.remove(), SHOWN_FOR);
}

async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    history.replaceState(null, "", `#${link.closest("[id]").id}`);
    say(link, "Link copied");
  } catch {
    location.href = link.href;
  }
}

export function copyLinksOnClick(selector) {
  if (!navigator.clipboard) return; // not offered to pages without HTTPS
  document.addEventListener("click", (event) => {
    const link = event.target.closest(selector);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain) return;
    event.preventDefault();
    copy(link);
  });
}
