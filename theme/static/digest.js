/* Keys and reading settings. Every page works without it, and it moves nothing unasked. */
(() => {
  "use strict";
  const root = document.documentElement;
  const source = new URL(document.currentScript.src);
  const home = new URL("../", source).pathname;
  const beside = (name) => new URL(name, source).pathname + source.search;

  /* Settings: kept by this browser if it keeps anything; applied here, before the first paint. */
  const SIZES = { 2: "112.5%", 3: "125%", 4: "150%" };
  let saved = {};
  const show = () => {
    root.style.fontSize = SIZES[saved.size] ?? "";
    root.style.colorScheme = ["light", "dark"].includes(saved.scheme) ? saved.scheme : "";
  };
  const read = () => {
    try {
      saved = Object(JSON.parse(localStorage.getItem("digest")));
    } catch {}
    show();
  };
  const save = (name, value) => {
    read();
    saved[name] = value;
    try {
      localStorage.setItem("digest", JSON.stringify(saved));
    } catch {}
    show();
  };
  read();
  addEventListener("storage", read);
  addEventListener("pageshow", (event) => event.persisted && read());

  /* The dialog: its words and its style are asked for when it is first opened. */
  const make = async () => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: beside("script.css") });
    const styled = new Promise((done) => (link.onload = link.onerror = done));
    document.head.append(link);
    const answer = await fetch(beside("help.txt"));
    if (!answer.ok) throw new Error(answer.statusText);
    const made = document.createElement("dialog");
    made.innerHTML = await answer.text();
    made.className = "help";
    made.setAttribute("aria-labelledby", made.querySelector("[id]").id);
    made.addEventListener("change", ({ target }) => {
      save(target.name, target.type === "checkbox" ? target.checked : target.value);
    });
    made.addEventListener("click", ({ target }) => {
      if (target === made || target.closest("button")) made.close();
    });
    document.body.append(made);
    await styled;
    return made;
  };
  let dialog;
  const open = async () => {
    try {
      const made = await (dialog ??= make());
      for (const field of made.querySelectorAll("input")) {
        const value = saved[field.name];
        field.checked = field.type === "checkbox" ? value !== false : field.value === (value ?? "");
      }
      if (!made.open) made.showModal();
      made.querySelector(":checked").focus();
    } catch {
      dialog = undefined; /* the network failed: the next try asks again */
    }
  };
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-settings]")) {
      button.hidden = false;
      button.addEventListener("click", open);
    }
    if (location.hash === "#search") search();
  });

  /* Keys: the stories of the page, or the links of its lists where it has no stories. */
  const links = (where) => [...document.querySelectorAll(`main :is(${where}) > a`)].filter((a) => a.getClientRects()[0]);
  const stories = () => {
    const found = links("article :is(h2, h3, h4), .earlier li li");
    return found[0] ? found : links("li, td");
  };
  const step = (by) => {
    const all = stories();
    const here = document.activeElement;
    const before = (a) => a.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
    const above = (a) => a.getBoundingClientRect().top < 0;
    const place = all.findLastIndex((a) => a === here || (here.closest("main") ? before(a) : above(a)));
    const next = all[by < 0 && all[place] !== here ? place : place + by];
    next?.focus({ preventScroll: true, focusVisible: true });
    next?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  const search = () => {
    const field = document.querySelector("main input[type=search]");
    field?.focus();
    if (!field && location.pathname !== `${home}search/`) location.assign(`${home}search/#search`);
  };
  const up = () => {
    const above = [...document.querySelectorAll(".crumbs a")].pop()?.href;
    if (above || location.pathname !== home) location.assign(above ?? home);
  };
  const top = () => {
    document.activeElement.blur();
    scrollTo({ top: 0, behavior: "instant" });
  };
  const follow = () => stories().includes(document.activeElement) && document.activeElement.click();
  const KEYS = { j: () => step(1), k: () => step(-1), o: follow, u: up, t: top, "/": search, "?": open };
  const pressed = ({ key, code, shiftKey }) => {
    if (key.length > 1 || key <= "~") return key.toLowerCase();
    return code === "Slash" ? "/?"[+shiftKey] : code.slice(3).toLowerCase(); /* a keyboard without these letters */
  };
  addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (busy || typing || saved.keys === false || document.querySelector("dialog[open]")) return;
    const act = Object.hasOwn(KEYS, pressed(event)) && KEYS[pressed(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
