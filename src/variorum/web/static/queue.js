// The queue by keys: digits choose a reason, c the next claim; the buttons' own keys are those of every page.
"use strict";

// A queue that is still being made is looked at again until it is there.
if (document.querySelector("[data-making]")) setTimeout(() => location.reload(), 3000);

const settling = document.querySelector("form.settle");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea");
  if (!settling || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  // Where there are several answers to choose from, each has a form: a reason is chosen for all of them.
  const reasons = /^\d$/.test(event.key) ? document.querySelectorAll(`.settle [data-reason="${event.key}"]`) : [];
  for (const reason of reasons) reason.checked = true;
  if (reasons.length) {
    event.preventDefault();
    (event.key === "0" ? settling.querySelector(".own") : reasons[0]).focus();
  }
  const claims = [...settling.querySelectorAll("input[name=of][type=radio]")];
  if (event.key === "c" && claims.length) {
    event.preventDefault();
    const next = claims[(claims.findIndex((each) => each.checked) + 1) % claims.length];
    next.checked = true;
    next.focus();
  }
});

// Words of one's own are a reason by themselves.
for (const own of document.querySelectorAll(".own")) {
  own.addEventListener("input", () => {
    const radios = [...own.form.querySelectorAll("[data-reason]")];
    if (!radios.some((each) => each.checked)) radios.find((each) => each.dataset.reason === "0").checked = true;
  });
}

// Words that are marked in the sentence of an answer choose that answer, and are what a corrected value rests on.
const points = (text) => Array.from(text).length; // the ledger counts code points, a script UTF-16
// Marked words give a value where they are one: a name, or a number in digits with its bound.
const valueOf = (words, kind) => {
  if (kind === "name") return words.trim().slice(0, 300);
  const number = /(?:(?:at least|more than|up to|about)\s+)?\d[\d,]*/i.exec(words);
  return kind === "number" && number ? number[0].toLowerCase().replaceAll(",", "") : "";
};
let given = ""; // the value that marking words gave; one that was typed is left alone

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const sentence = chosen.anchorNode?.parentElement?.closest(".sentence");
  if (!settling || !sentence || chosen.isCollapsed || !sentence.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(sentence);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(sentence.dataset.start) + points(before.toString());
  const fields = settling.elements;
  if (!fields.quote) return;
  document.getElementById(`of-${sentence.dataset.of}`).checked = true;
  settling.querySelector("details.correct").open = true;
  fields.start.value = start;
  fields.end.value = start + points(range.toString());
  fields.quote.value = range.toString();
  if (fields.value.value !== given) return;
  given = valueOf(range.toString(), fields.value.dataset.fill);
  fields.value.value = given;
});

settling?.elements.quote?.addEventListener("input", forget);
for (const each of settling?.querySelectorAll("input[name=of]") ?? []) each.addEventListener("change", forget);

function forget() {
  settling.elements.start.value = "";
  settling.elements.end.value = "";
}
