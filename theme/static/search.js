/* The search: asks Pagefind's index, shows what it finds. Without it, the page lists everything from A to Z. */
(() => {
  "use strict";
  const one = (what) => document.querySelector(what);
  const form = one("form[data-folder]");
  if (!form) return;
  const { folder, engine, shards, digits, count, made } = form.dataset;
  const [field, status, list] = [form.querySelector("input"), one("[data-status]"), one(".results")];
  const [results, none, failed] = [one("[data-results]"), one("[data-none]"), one("[data-failed]")];
  const [more, earlier, lists] = [one("[data-more]"), one("[data-earlier]"), one("[data-lists]")];
  const PAGE = 10; /* results shown at once */
  const [LEAST, MOST, ENOUGH] = [4, 12, 200]; /* bundles (a quarter each) searched at once, and articles */
  const PAUSE = 150; /* milliseconds without a key, after which is searched */

  /* Scripts without spaces between words are indexed by characters; see search_index.py. */
  const GLUED = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}]";
  const CHARACTER = new RegExp(`${GLUED}\\p{M}*`, "gu");
  const CLOSE = "[\\u3000-\\u303f\\uff00-\\uffef]";
  const BETWEEN = new RegExp(`(?<=(?:${GLUED}\\p{M}*|${CLOSE})(?:</mark>)?) (?=(?:<mark>)?(?:${GLUED}|${CLOSE}))`, "gu");
  const spaced = (query) => {
    const words = query.replace(CHARACTER, " $& ").split(/\s+/).filter(Boolean).join(" ");
    const alone = !query.replace(CHARACTER, "").trim();
    return alone && words.includes(" ") ? `"${words}"` : words;
  };
  const joined = (excerpt) => excerpt.replace(BETWEEN, "").replaceAll("</mark><mark>", "");

  /* One group for each language, because one instance of Pagefind has the stems of one language. */
  const groups = [];
  for (const shard of shards.split(" ")) {
    const [name, key, articles] = shard.split("=");
    const language = name.split("/")[0];
    let group = groups.find((known) => known.language === language);
    if (!group) groups.push((group = { language, shards: [], open: 0 }));
    group.shards.push({ path: `${folder}${name}/`, key, articles: +articles });
  }
  const scripts = (language) => {
    const { script } = new Intl.Locale(language).maximize();
    return { Jpan: ["Han", "Hira", "Kana"], Hans: ["Han"], Hant: ["Han"], Kore: ["Hang", "Han"] }[script] ?? [script];
  };
  const spoken = (query) => {
    const can = groups.filter(({ language }) => {
      try {
        return scripts(language).some((script) => new RegExp(`\\p{sc=${script}}`, "u").test(query));
      } catch {
        return true; /* a language or a script that this browser does not know */
      }
    });
    return can.length ? can : groups;
  };
  const start = async (group) => {
    const { path, key } = group.shards[0];
    const script = await import(`${folder}${engine}-${group.language}`);
    return script.createInstance({ basePath: path, metaCacheTag: key, noWorker: true });
  };
  const open = async (group) => {
    group.pagefind ??= start(group);
    const pagefind = await group.pagefind;
    const first = group.open;
    let articles = 0;
    for (const shard of group.shards.slice(first)) {
      const number = group.open - first;
      if (number >= MOST || (number >= LEAST && articles >= ENOUGH)) break;
      articles += shard.articles;
      group.open += 1;
    }
    const { language } = group;
    const next = group.shards.slice(first || 1, group.open);
    await Promise.all(next.map(({ path, key }) => pagefind.mergeIndex(path, { metaCacheTag: key, language })));
  };

  /* Markup is made here alone: what was found goes in as text. */
  const element = (name, ...inside) => {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  };
  const plain = (words) => words.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const marked = (excerpt) =>
    joined(excerpt)
      .split(/<\/?mark>/)
      .map((words, place) => (place % 2 ? element("mark", plain(words)) : plain(words)));
  const shown = ({ raw_url, meta, excerpt, plain_excerpt, raw_content }, language) => {
    const link = Object.assign(element("a", meta.title), { href: raw_url });
    const time = Object.assign(element("time", meta.day), { dateTime: meta.date });
    const kicker = element("p", ...(meta.source ? [element("b", meta.source), " "] : []), time);
    const [title, words] = [element("h2", link), element("p", ...marked(excerpt))];
    if (!raw_content.startsWith(plain_excerpt)) words.prepend("… ");
    if (!raw_content.endsWith(plain_excerpt)) words.append(" …");
    for (const part of [title, words]) Object.assign(part, { lang: language, dir: "auto" });
    kicker.className = "kicker";
    const parts = [kicker, title, words];
    if (meta.made) parts.push(element("footer", Object.assign(element("small", made), { className: "made" })));
    return element("li", element("article", ...parts));
  };
  const number = (value) => count.replace("{number}", String(value).replace(/\d/g, (digit) => digits[digit]));

  let asked = 0; /* counts up, so that late answers to earlier questions are dropped */
  let found = [];
  const page = async (turn) => {
    const shownBefore = list.children.length;
    const next = found.slice(shownBefore, shownBefore + PAGE);
    const data = await Promise.all(next.map(async ({ result, language }) => shown(await result.data(), language)));
    if (turn !== asked) return;
    list.append(...data);
    more.hidden = list.children.length >= found.length;
    return data[0];
  };
  const show = (state) => {
    results.hidden = state !== "found";
    none.hidden = state !== "none";
    failed.hidden = state !== "failed";
    lists.hidden = state === "found";
    if (state === "start" || state === "failed") status.textContent = "";
  };
  const ask = async (group, query, further) => {
    try {
      if (further || !group.open) group.ready = open(group);
      await group.ready;
      const answer = await (await group.pagefind).search(query);
      return answer.results.map((result) => ({ result, language: group.language }));
    } catch (error) {
      Object.assign(group, { pagefind: undefined, open: 0 }); /* the network failed: the next try asks again */
      throw error;
    }
  };
  const search = async (further = false) => {
    const query = field.value.trim();
    const turn = ++asked;
    if (!query) return show("start");
    try {
      const able = spoken(query);
      do {
        const answers = await Promise.all(able.map((group) => ask(group, spaced(query), further)));
        if (turn !== asked) return;
        found = answers.flat().sort((a, b) => b.result.score - a.result.score);
        earlier.hidden = able.every((group) => group.open >= group.shards.length);
        further = true;
      } while (!found.length && !earlier.hidden);
      list.replaceChildren();
      await page(turn);
      if (turn !== asked) return;
      status.textContent = number(found.length);
      show(found.length ? "found" : "none");
    } catch (error) {
      if (turn === asked) show("failed");
      console.warn(error);
    }
  };

  /* The address tells the query: it is replaced while one types, and kept in the history on Enter. */
  const address = () => {
    const url = new URL(location.href);
    url.searchParams.delete("q");
    url.hash = "";
    if (field.value.trim()) url.searchParams.set("q", field.value.trim());
    return url.href;
  };
  const read = () => {
    field.value = new URL(location.href).searchParams.get("q") ?? "";
    search();
  };
  let waiting;
  let kept = false;
  const told = () => {
    history[kept ? "pushState" : "replaceState"](null, "", address());
    kept = false;
    search();
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(told, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    if (address() === location.href) search();
    else told();
    kept = true;
  });
  addEventListener("popstate", read);
  more.addEventListener("click", async () => (await page(asked))?.querySelector("a").focus());
  earlier.addEventListener("click", async () => {
    await search(true);
    list.querySelector("a")?.focus();
  });
  read();
  if (location.hash === "#search") field.focus();
})();
