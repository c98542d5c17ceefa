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
  if (button.form && !button.form.checkValidity()) {
    want(button);
    button.form.querySelector("input:invalid, select:invalid, textarea:invalid").focus();
  } else button.click();
});

// Enter in a form with several answers gives the one that was asked for before its words were missing, and else none.
const want = (button) => {
  for (const each of button.form.querySelectorAll("button.wanted")) each.classList.remove("wanted");
  button.classList.add("wanted");
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.form) want(button);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input:not([type=hidden])")) return;
  const own = event.target.closest("form details")?.querySelector("button"); // fields of an answer of their own
  const wanted = own ?? event.target.form?.querySelector("button.wanted");
  if (!wanted) return;
  event.preventDefault();
  event.target.form.requestSubmit(wanted);
});

// A page that lists what is in the ledger is fetched anew when that has changed; others are told.
const live = document.getElementById("live");
const main = document.getElementById("main");
let waiting = false;
const renew = async () => {
  if (waiting || (main !== document.activeElement && main.contains(document.activeElement))) return;
  waiting = true;
  const answer = await fetch(location.href, { headers: { "X-Renewed": "1" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
  if (answer.ok && fresh) {
    main.replaceChildren(...fresh.childNodes);
    main.dispatchEvent(new Event("renewed"));
  }
  waiting = false;
  live.lastElementChild.hidden = true; // it is on the page now
};
if (live && window.EventSource) {
  new EventSource("/live").addEventListener("message", (event) => {
    const counts = JSON.parse(event.data);
    const told = `The ledger has changed: ${counts.incidents} incidents in ${counts.reports} reports.`;
    live.hidden = false;
    live.firstElementChild.textContent = told;
    if (main.querySelector("[data-live]")) renew();
  });
}
