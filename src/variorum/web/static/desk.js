// What pages need beyond links and forms. Each page works without it, but for what is said where it is missing.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("search-words").focus();
    return;
  }
  const button = document.querySelector(`[data-hotkey="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  // A form that still wants words is brought into view; one that is complete is sent.
  if (button.form && !button.form.checkValidity()) button.form.querySelector(":invalid").focus();
  else button.click();
});
