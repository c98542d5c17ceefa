// Marking words in the text names them, by their characters, as what a corrected value rests on.
"use strict";

const words = document.getElementById("words");
const form = document.getElementById("correct");
const points = (text) => Array.from(text).length; // the ledger counts code points, a script UTF-16

// Marked words give a value where they are one: a name, or a number in digits with its bound.
const valueOf = (words, kind) => {
  if (kind === "name") return words.trim().slice(0, 300);
  const number = /(?:(?:at least|more than|up to|about)\s+)?\d[\d,]*/i.exec(words);
  return kind === "number" && number ? number[0].toLowerCase().replaceAll(",", "") : "";
};

// Where the ledger's characters begin and end in the script's string.
const units = (text, from, to) => {
  const before = Array.from(text.slice(0, to * 2)).slice(0, to);
  return [before.slice(0, from).join("").length, before.join("").length];
};

if (words && form) {
  const text = words.firstChild;
  let given = ""; // the value that marking words gave; one that was typed is left alone
  if (text) {
    const [from, to] = units(text.data, Number(words.dataset.start), Number(words.dataset.end));
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    if (window.Highlight && CSS.highlights) CSS.highlights.set("claim", new Highlight(range));
    words.scrollTop += range.getBoundingClientRect().top - words.getBoundingClientRect().top - words.clientHeight / 3;
  }
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (range.startContainer !== words.firstChild || range.endContainer !== words.firstChild) return;
    const text = words.firstChild.data;
    form.elements.start.value = points(text.slice(0, range.startOffset));
    form.elements.end.value = points(text.slice(0, range.endOffset));
    form.elements.quote.value = text.slice(range.startOffset, range.endOffset);
    if (form.elements.value.value !== given) return;
    given = valueOf(form.elements.quote.value, form.elements.value.dataset.fill);
    form.elements.value.value = given;
  });
  form.elements.quote.addEventListener("input", () => {
    form.elements.start.value = "";
    form.elements.end.value = "";
  });
}
