// What pages need beyond links and forms. Each page works without it, but for what is said where it is missing.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("search-words").focus();
    return;
  }
  const button = document.querySelector(`[data-hotkey~="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  // A form that still wants words is brought into view; one that is complete is sent.
  if (button.form && !button.form.checkValidity()) button.form.querySelector("input:invalid, select:invalid, textarea:invalid").focus();
  else button.click();
});

// A page that lists what is in the ledger is fetched anew when that has changed; others are told.
const live = document.getElementById("live");
const main = document.getElementById("main");
let waiting = false;
const renew = async () => {
  if (waiting || main.contains(document.activeElement)) return;
  waiting = true;
  const answer = await fetch(location.href, { headers: { "X-Renewed": "1" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
  if (answer.ok && fresh) {
    main.replaceChildren(...fresh.childNodes);
    main.dispatchEvent(new Event("renewed"));
  }
  waiting = false;
};
if (live && window.EventSource) {
  new EventSource("/live").addEventListener("message", (event) => {
    const counts = JSON.parse(event.data);
    live.hidden = false;
    live.textContent = `The ledger has changed: ${counts.incidents} incidents in ${counts.reports} reports.`;
    if (main.querySelector("[data-live]")) renew();
  });
}
