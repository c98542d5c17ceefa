// The map is moved by wheel, by dragging and by keys, and the page follows without being loaded anew.
"use strict";
(() => {
  const AROUND = 36000, NORTHMOST = 16894, NARROWEST = 8, WIDTH = 640, HEIGHT = 480;
  const SETTLED = 350; // ms without a movement after which the page is asked for
  let asking = null, settling = 0;

  function part() { return document.getElementById("ledger"); }

  async function load(address, { push = true, focus = null } = {}) {
    asking?.abort();
    asking = new AbortController();
    document.querySelector(".world")?.classList.add("waiting");
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("ledger");
      if (!answer.ok || !next) { location.assign(address); return; }
      part().replaceWith(next);
      document.title = page.title;
      if (push) history.pushState({}, "", address);
      prepare();
      if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function boxOf(view) {
    const height = view.width * HEIGHT / WIDTH;
    const lat = (y) => (2 * Math.atan(Math.exp(-y / 100 * Math.PI / 180)) - Math.PI / 2) * 180 / Math.PI;
    const lon = (x) => ((x / 100) % 360 + 360) % 360 - 180;
    const sides = view.width >= AROUND ? [-180, 180] : [lon(view.x), lon(view.x + view.width)];
    return [lat(view.y + height), sides[0], lat(view.y), sides[1]].map((each) => each.toFixed(4)).join(",");
  }

  function settle(view) {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const address = new URL(location.href);
      address.searchParams.set("box", boxOf(view));
      address.searchParams.delete("after");
      load(address.href, { focus: document.activeElement?.closest(".world") ? ".world" : null });
    }, SETTLED);
  }

  function prepare() {
    const map = document.querySelector(".world");
    if (!map) return;
    const [x, y, width] = map.dataset.view.split(" ").map(Number);
    const first = { x, y, width };
    let view = { ...first }, held = null, moved = false;
    const fingers = new Map(); // where each finger is; two of them zoom
    map.classList.add("ready");
    map.setAttribute("tabindex", "0");
    for (const each of document.querySelectorAll("[data-script]")) each.hidden = false;

    function show() {
      const scale = first.width / view.width;
      const unit = WIDTH / first.width;
      map.querySelector(".moved").setAttribute("transform",
        `scale(${scale}) translate(${(first.x - view.x) * unit} ${(first.y - view.y) * unit})`);
      settle(view);
    }
    function zoom(factor, right = 0.5, down = 0.5) {
      const next = Math.min(AROUND, Math.max(NARROWEST, view.width * factor));
      const change = view.width - next;
      view = keep({ x: view.x + change * right, y: view.y + change * down * HEIGHT / WIDTH, width: next });
      show();
    }
    function move(right, down) { view = keep({ ...view, x: view.x + right, y: view.y + down }); show(); }
    function keep(each) {
      const height = each.width * HEIGHT / WIDTH;
      return { ...each, y: Math.min(Math.max(each.y, -NORTHMOST), Math.max(-NORTHMOST, NORTHMOST - height)) };
    }
    function within(event) {
      const frame = map.getBoundingClientRect();
      return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    }

    map.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY)) / 300), ...within(event));
    }, { passive: false });
    function between() {
      const [[x, y], [u, v]] = fingers.values();
      return { far: Math.hypot((x - u) * WIDTH, (y - v) * HEIGHT) || 1, middle: [(x + u) / 2, (y + v) / 2] };
    }
    function pinch(event) {
      const before = between();
      fingers.set(event.pointerId, within(event));
      const now = between();
      moved = true;
      move((before.middle[0] - now.middle[0]) * view.width, (before.middle[1] - now.middle[1]) * view.width * HEIGHT / WIDTH);
      zoom(before.far / now.far, ...now.middle);
    }
    map.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      if (event.pointerType === "touch") fingers.set(event.pointerId, within(event));
      held = fingers.size > 1 ? null : within(event);
      if (fingers.size < 2) moved = false;
    });
    map.addEventListener("pointermove", (event) => {
      if (fingers.size === 2 && fingers.has(event.pointerId)) { pinch(event); return; }
      if (!held) return;
      const now = within(event);
      const [right, down] = [held[0] - now[0], held[1] - now[1]];
      if (!moved && Math.hypot(right, down) < 0.01) return;
      if (!moved) map.setPointerCapture(event.pointerId);
      moved = true;
      map.classList.add("held");
      held = now;
      move(right * view.width, down * view.width * HEIGHT / WIDTH);
    });
    for (const name of ["pointerup", "pointercancel"])
      map.addEventListener(name, (event) => { fingers.delete(event.pointerId); held = null; map.classList.remove("held"); });
    map.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
    map.addEventListener("dragstart", (event) => event.preventDefault());
    map.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const far = view.width / 8;
      const does = {
        "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
        ArrowLeft: () => move(-far, 0), ArrowRight: () => move(far, 0),
        ArrowUp: () => move(0, -far), ArrowDown: () => move(0, far),
      }[event.key];
      if (!does) return;
      event.preventDefault();
      does();
    });
  }

  // Links that lead to this page with other parts of its query are followed without leaving it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#ledger a[href]");
    if (event.defaultPrevented || !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href.baseVal ?? link.href, location.href);
    if (address.pathname !== "/" || address.hash || !link.closest(".seen")) return;
    event.preventDefault();
    const step = link.dataset.step;
    load(address.href, { focus: step ? `[data-step="${step}"]` : ".world" });
  });
  addEventListener("popstate", () => load(location.href, { push: false }));
  document.getElementById("main").addEventListener("renewed", prepare);
  prepare();
})();
