// Marking words in the text names them, by their characters, as what a corrected value rests on.
"use strict";

const words = document.getElementById("words");
const form = document.getElementById("correct");
const points = (text) => Array.from(text).length; // the ledger counts code points, a script UTF-16

if (words && form) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (range.startContainer !== words.firstChild || range.endContainer !== words.firstChild) return;
    const text = words.firstChild.data;
    form.elements.start.value = points(text.slice(0, range.startOffset));
    form.elements.end.value = points(text.slice(0, range.endOffset));
    form.elements.quote.value = text.slice(range.startOffset, range.endOffset);
  });
  form.elements.quote.addEventListener("input", () => {
    form.elements.start.value = "";
    form.elements.end.value = "";
  });
}
