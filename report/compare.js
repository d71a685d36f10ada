"use strict";
// Two or three texts side by side. Each text is a script of its own; text of a law only ever becomes textContent.
(() => {
  const form = document.getElementById("chosen");
  const out = document.getElementById("comparison");
  if (!form || !out) return;
  const texts = new Map();
  const waiting = new Map();
  window.lexgapText = (slug, text) => texts.set(slug, text);

  const load = (slug) => {
    if (texts.has(slug)) return Promise.resolve();
    if (!waiting.has(slug)) {
      waiting.set(slug, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = "compare/" + encodeURIComponent(slug) + ".js";
        script.onload = done;
        script.onerror = () => failed(new Error(slug));
        document.head.append(script);
      }));
    }
    return waiting.get(slug);
  };

  const made = (tag, parts = [], attributes = {}) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...[].concat(parts));
    return element;
  };
  const words = (text) => text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) || [];
  const plain = (word) => word.toLowerCase();
  const isWord = (word) => /[\p{L}\p{N}]/u.test(word);

  // Which words of `text` another text has in the same order (longest common subsequence).
  const shared = (mine, other) => {
    const a = mine.map((w, i) => [plain(w), i]).filter(([w]) => isWord(w));
    const b = other.map(plain).filter(isWord);
    if (a.length * b.length > 4000000) return null;
    const width = b.length + 1;
    const table = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        table[i * width + j] = a[i][0] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
      }
    }
    const held = new Set();
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i][0] === b[j]) { held.add(a[i][1]); i++; j++; }
      else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i++;
      else j++;
    }
    return held;
  };
  const likeness = (a, b) => {
    const [x, y] = [new Set(words(a).map(plain).filter(isWord)), new Set(words(b).map(plain).filter(isWord))];
    const both = [...x].filter((w) => y.has(w)).length;
    return both / (x.size + y.size - both || 1);
  };
  // Marks what none of the others says; nothing is marked where there is nothing to compare with.
  const marked = (text, others) => {
    const mine = words(text);
    const held = others.map((o) => shared(mine, words(o))).filter(Boolean);
    const parts = [];
    let run = [];
    let only = false;
    const flush = () => {
      if (run.length) parts.push(only ? made("ins", run.join(""), { class: "only" }) : run.join(""));
      run = [];
    };
    mine.forEach((word, i) => {
      const alone = held.length > 0 && isWord(word) ? !held.some((h) => h.has(i)) : only;
      if (alone !== only && isWord(word)) { flush(); only = alone; }
      run.push(word);
    });
    flush();
    return parts;
  };
  const quoted = (quote, language, others) => made("figure", [
    made("blockquote", made("p", others ? marked(quote.words, others) : quote.words), { lang: language }),
    made("figcaption", made("a", quote.where, { href: quote.href })),
  ], { class: "quote" });

  const table = (caption, chosen, rows) => {
    const head = made("thead", made("tr", [made("td"), ...chosen.map((t) => made("th", made("a", t.name, { href: t.href }), { scope: "col" }))]));
    const body = made("tbody", rows.map(([title, cells]) => made("tr", [
      made("th", title, { scope: "row" }),
      ...cells.map((cell, i) => made("td", cell, { "data-head": chosen[i].name })),
    ])));
    return made("div", made("table", [made("caption", caption, { class: "sr" }), head, body], { class: "plain versus" }), {
      class: "scroll", tabindex: "0", role: "region", "aria-label": caption,
    });
  };
  const nothing = () => made("p", "none found", { class: "note" });

  const answers = (chosen, also) => {
    const rows = [];
    let alike = 0;
    for (const id of out.dataset.questions.trim().split(" ")) {
      const given = chosen.map((t) => t.answers.find((a) => a.question === id));
      const same = new Set(given.map((a) => (a ? a.key : ""))).size === 1;
      if (same) alike += 1;
      if (same && !also) continue;
      const title = document.querySelector(`template[data-question="${CSS.escape(id)}"]`).content.cloneNode(true);
      rows.push([title, given.map((a, i) => (a ? [
        made("p", [made("span", [a.symbol + " " + a.word], { class: "badge o-" + a.key }), " " + a.why], { class: "verdict" }),
        ...a.quotes.map((q) => quoted(q, chosen[i].language)),
        ...(a.more ? [made("p", `and ${a.more} more passages`, { class: "note" })] : []),
      ] : [made("p", "not asked", { class: "note" })]))]);
    }
    return [rows, alike];
  };
  // Definitions of one concept stand in one row where their words are most alike.
  const grouped = (chosen, list, key) => {
    const names = [...new Set(chosen.flatMap((t) => t[list].map((d) => d[key])))].sort();
    const rows = [];
    for (const name of names) {
      const columns = chosen.map((t) => t[list].filter((d) => d[key] === name));
      const [first, ...rest] = columns;
      const lines = first.map((d) => [d, ...rest.map(() => null)]);
      rest.forEach((column, k) => {
        for (const d of column) {
          const free = lines.filter((l) => !l[k + 1] && (l[0] || l[1]));
          const alone = columns.every((c) => c.length < 2);
          const near = (other) => (d.term && plain(d.term) === plain(other.term || "")
            ? 1 : likeness(other.quote.words, d.quote.words));
          const best = free.map((l) => [near(l[0] || l[1]), l]).sort((x, y) => y[0] - x[0])[0];
          // Two texts that say unlike things stand in rows of their own: marks would be all of them.
          if (best && (alone || best[0] >= 0.3)) best[1][k + 1] = d;
          else {
            const line = chosen.map(() => null);
            line[k + 1] = d;
            lines.push(line);
          }
        }
      });
      lines.forEach((line, n) => rows.push([n ? "" : name, line]));
    }
    return rows;
  };
  const definitions = (chosen) => grouped(chosen, "definitions", "concept").map(([title, line]) => [title, line.map((d, i) => {
    if (!d) return [nothing()];
    const others = line.filter((o, j) => o && j !== i && chosen[j].language === chosen[i].language).map((o) => o.quote.words);
    return [made("p", d.term, { class: "term" }), quoted(d.quote, chosen[i].language, others)];
  })]);
  const offences = (chosen) => grouped(chosen, "offences", "kind").map(([title, line]) => [title, line.map((o) => (o ? [
    made("p", [made("a", o.quote.where, { href: o.quote.href }), " " + o.label]),
    made("p", [o.maximum || "no penalty found", o.age ? `, child below ${o.age}` : ""].join(""), { class: "note" }),
  ] : [nothing()]))]);

  const show = async () => {
    const data = new FormData(form);
    const slugs = [...new Set(["a", "b", "c"].map((k) => data.get(k)).filter(Boolean))];
    const status = document.getElementById("compared");
    const state = new URLSearchParams([...data.entries()].filter(([, value]) => value));
    history.replaceState(null, "", state.size ? "#" + state : location.pathname);
    out.replaceChildren();
    if (slugs.length < 2) { status.textContent = "Choose two different texts."; return; }
    try {
      await Promise.all(slugs.map(load));
    } catch (error) {
      status.textContent = `The data of ${error.message} is not beside this page.`;
      return;
    }
    const chosen = slugs.map((s) => texts.get(s));
    const [rows, alike] = answers(chosen, data.get("same") === "1");
    status.textContent = `${alike} ${alike === 1 ? "question is" : "questions are"} answered alike.`;
    out.replaceChildren();
    const section = (title, found, empty) => {
      out.append(made("h2", title), found.length ? table(title, chosen, found) : made("p", empty, { class: "note" }));
    };
    section(data.get("same") === "1" ? "Answers" : "Answers that differ", rows, "They answer every question alike.");
    section("Definitions", definitions(chosen), "No definition of this field in either.");
    section("Offences", offences(chosen), "No offence of this field in either.");
  };

  const restore = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const key of ["a", "b", "c"]) {
      const wanted = given.get(key);
      if (wanted && [...form.elements[key].options].some((o) => o.value === wanted)) form.elements[key].value = wanted;
    }
    form.elements.same.checked = given.get("same") === "1";
    // With nothing asked for, the first two texts show what the page does.
    if (!form.elements.a.value && form.elements.a.options.length > 2) {
      form.elements.a.selectedIndex = 1;
      if (!form.elements.b.value) form.elements.b.selectedIndex = 2;
    }
    if (form.elements.a.value && form.elements.a.value === form.elements.b.value) form.elements.b.value = "";
    show();
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", restore);
  restore();
})();
