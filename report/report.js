"use strict";
// Nothing here is needed to read the report: links work without it. Text of a law only ever becomes textContent.

// A cell of the matrix opens its evidence beside the table.
(() => {
  const dialog = document.getElementById("panel");
  if (!dialog || !dialog.showModal) return;
  const inside = dialog.querySelector(".inside");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const template = document.getElementById("panel-" + link.dataset.panel);
    if (!template) return;
    event.preventDefault();
    inside.replaceChildren(template.content.cloneNode(true));
    dialog.showModal();
    dialog.scrollTop = 0;
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
})();

// A filter hides what does not hold its words; it lives in the address, so that a view can be shared.
(() => {
  for (const form of document.querySelectorAll("form[data-filter]")) {
    const input = form.querySelector("input");
    const apply = () => {
      const wanted = input.value.trim().toLowerCase();
      for (const part of document.querySelectorAll(form.dataset.filter)) {
        part.hidden = wanted !== "" && !part.dataset.words.toLowerCase().includes(wanted);
      }
    };
    const given = new URLSearchParams(location.hash.slice(1)).get(input.name);
    if (given) input.value = given;
    apply();
    input.addEventListener("input", () => {
      apply();
      history.replaceState(null, "", "#" + (input.value ? new URLSearchParams({ [input.name]: input.value }) : ""));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }
})();

// In the reading view, the words a link led to are highlighted.
(() => {
  if (!document.querySelector(".law")) return;
  const show = () => {
    for (const old of document.querySelectorAll(".law .found")) old.classList.remove("found");
    const name = decodeURIComponent(location.hash.slice(1));
    if (!/^w\d+-\d+$/.test(name)) return;
    for (const part of document.querySelectorAll(`.law [data-q~="${name}"]`)) part.classList.add("found");
  };
  addEventListener("hashchange", show);
  show();
})();

// The overlap graph: filters, and two texts aligned.
(() => {
  const holder = document.getElementById("texts");
  if (!holder) return;
  const { nodes, edges } = JSON.parse(holder.textContent);
  const aligned = document.getElementById("aligned");
  const form = document.getElementById("controls");
  const rows = new Map([...document.querySelectorAll("tr[data-edge]")].map((row) => [Number(row.dataset.edge), row]));
  let visible = new Set();

  const fill = (box, node, runs) => {
    const title = box.querySelector("h3");
    title.replaceChildren();
    const where = document.createElement(node.href ? "a" : "span");
    if (node.href) where.href = node.href;
    where.textContent = `${node.name}${node.citation ? ", " + node.citation : ""}${node.page ? ", page " + node.page : ""}`;
    title.append(where);
    const quote = box.querySelector("blockquote");
    quote.lang = node.language;
    quote.replaceChildren();
    // Offsets count characters; a string of JavaScript counts surrogates twice.
    const text = [...node.text];
    let at = 0;
    const add = (tag, from, to) => {
      if (to <= from) return;
      const part = document.createElement(tag);
      part.className = tag === "mark" ? "same" : "only";
      part.textContent = text.slice(from, to).join("");
      quote.append(part);
    };
    for (const [from, to] of runs) {
      add("ins", at, from);
      add("mark", from, to);
      at = to;
    }
    add("ins", at, text.length);
  };

  const open = (index, scroll) => {
    const edge = edges[index];
    aligned.querySelector(".sentence").textContent = edge.sentence;
    const [left, right] = aligned.querySelectorAll(".pair article");
    fill(left, nodes[edge.left], edge.same.map((run) => run.slice(0, 2)));
    fill(right, nodes[edge.right], edge.same.map((run) => run.slice(2)));
    aligned.hidden = false;
    for (const row of rows.values()) row.removeAttribute("aria-current");
    rows.get(index).setAttribute("aria-current", "true");
    if (scroll) {
      aligned.scrollIntoView({ block: "start" });
      aligned.focus({ preventScroll: true });
    }
    history.replaceState(null, "", "#edge=" + index);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-edge]");
    if (button) open(Number(button.dataset.edge), true);
  });

  const wanted = () => {
    const data = new FormData(form);
    const word = (data.get("word") || "").trim().toLowerCase();
    const country = data.get("country");
    const concept = data.get("concept");
    const kinds = new Set(data.getAll("kind"));
    const least = Number(data.get("least")) / 100;
    const fits = nodes.map((n) => !word || (n.term + " " + n.name + " " + n.text).toLowerCase().includes(word));
    return edges.map((e) => {
      const pair = [nodes[e.left], nodes[e.right]];
      return kinds.has(e.kind) && e.weight >= least && (fits[e.left] || fits[e.right])
        && (!country || pair.some((n) => n.country === country))
        && (!concept || pair.some((n) => n.concepts.includes(concept)));
    });
  };

  let plot = null;
  const original = new Map();
  const draw = () => {
    if (!plot) return;
    const touched = new Set();
    for (const index of visible) touched.add(edges[index].left).add(edges[index].right);
    for (const renderer of plot.renderers) {
      const source = renderer.data_source;
      if (!original.has(source)) original.set(source, source.data);
      const all = original.get(source);
      const keep = (column, held) => {
        const at = [...all[column].keys()].filter((i) => held.has(all[column][i]));
        source.data = Object.fromEntries(Object.entries(all).map(([k, v]) => [k, at.map((i) => v[i])]));
      };
      source.selected.indices = [];
      if (renderer.name.startsWith("edges-")) { renderer.visible = true; keep("edge", visible); }
      if (renderer.name === "nodes") { keep("node", touched); fit(source.data); label(source.data); }
    }
  };
  const fit = (data) => {
    if (!data.x.length) return;
    const span = (values) => [Math.min(...values), Math.max(...values)];
    const [x0, x1] = span(data.x);
    const [y0, y1] = span(data.y);
    const box = document.getElementById("picture").getBoundingClientRect();
    const scale = Math.max((x1 - x0 + 3) / (box.width || 1), (y1 - y0 + 2) / (box.height || 1));
    const centre = [(x0 + x1) / 2 + 0.5, (y0 + y1) / 2];
    const half = [(scale * box.width) / 2, (scale * box.height) / 2];
    plot.x_range.setv({ start: centre[0] - half[0], end: centre[0] + half[0] });
    plot.y_range.setv({ start: centre[1] - half[1], end: centre[1] + half[1] });
  };
  // Names stand beside dots where they have room: the most connected first.
  const label = (data) => {
    const degree = new Map();
    for (const i of visible) for (const n of [edges[i].left, edges[i].right]) degree.set(n, (degree.get(n) || 0) + 1);
    const order = [...data.node.keys()].sort((a, b) => degree.get(data.node[b]) - degree.get(data.node[a]) || a - b);
    const width = plot.x_range.end - plot.x_range.start;
    const box = document.getElementById("picture").getBoundingClientRect();
    const unit = width / (box.width || 1);
    const taken = [];
    const shown = { x: [], y: [], text: [] };
    for (const i of order) {
      const term = data.term[i].length > 30 ? data.term[i].slice(0, 29) + "…" : data.term[i];
      const area = [data.x[i], data.y[i] - 9 * unit, data.x[i] + (14 + 6.6 * term.length) * unit, data.y[i] + 9 * unit];
      if (taken.some((t) => area[0] < t[2] && t[0] < area[2] && area[1] < t[3] && t[1] < area[3])) continue;
      taken.push(area);
      shown.x.push(data.x[i]); shown.y.push(data.y[i]); shown.text.push(term);
    }
    const renderer = plot.renderers.find((r) => r.name === "labels");
    renderer.data_source.data = shown;
  };

  const apply = () => {
    const keep = wanted();
    visible = new Set(keep.keys().filter ? [...keep.keys()].filter((i) => keep[i]) : []);
    for (const [index, row] of rows) row.hidden = !keep[index];
    form.querySelector("output").textContent = form.elements.least.value + " %";
    document.getElementById("shown").textContent = `${visible.size} of ${edges.length} relations shown.`;
    draw();
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());

  window.lexgapTapped = (what, source) => {
    const index = source.selected.indices[0];
    if (index === undefined) return;
    if (what === "edge") { open(source.data.edge[index], false); aligned.scrollIntoView({ block: "nearest" }); return; }
    form.elements.word.value = source.data.term[index];
    apply();
  };

  const start = async () => {
    apply();
    const given = /^#edge=(\d+)$/.exec(location.hash);
    if (given && edges[Number(given[1])]) open(Number(given[1]), true);
    if (!window.Bokeh) return;
    const views = await Bokeh.embed.embed_item(JSON.parse(document.getElementById("picture-json").textContent), "picture");
    plot = [...views.roots][0].model;
    draw();
  };
  start();
})();
