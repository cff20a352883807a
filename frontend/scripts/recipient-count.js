// In the admin: says how many organisations the ticked boxes come to, while they are ticked. Counted
// in the same way as cms/correspondence/mailings/choosing.py chooses when the form is sent.

const form = document.querySelector("[data-recipients]");
const output = form?.querySelector("[data-recipients-count]");
const counts = JSON.parse(document.getElementById("recipient-counts")?.textContent || "[]");

function ticked(name) {
  return new Set(new FormData(form).getAll(name));
}

function show() {
  const types = ticked("types");
  const regions = ticked("regions");
  const chosen = counts.filter(([type, region]) => types.has(type) && (!regions.size || regions.has(region)));
  const number = chosen.reduce((sum, row) => sum + row[2], 0);
  output.textContent = number === 1 ? "1 organisation chosen" : `${number} organisations chosen`;
}

if (output) {
  form.addEventListener("change", show);
  show();
}
