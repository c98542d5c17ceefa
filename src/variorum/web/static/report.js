// Hover or focus on words shows their notes, and on a note its words.
"use strict";

const reading = document.getElementById("reading");
const light = (ids, on) => {
  for (const id of ids) {
    for (const found of reading.querySelectorAll(`[data-claim="${CSS.escape(id)}"], [data-claims~="${CSS.escape(id)}"]`)) {
      found.classList.toggle("lit", on);
    }
  }
};
const ids = (target) => {
  const found = target.closest("[data-claims], [data-claim]");
  return found ? (found.dataset.claims || found.dataset.claim).trim().split(/\s+/) : [];
};
if (reading) {
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    reading.addEventListener(name, (event) => light(ids(event.target), on));
  }
}
