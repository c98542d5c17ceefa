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
