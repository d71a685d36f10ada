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

// What a reader chose lives in the address after "#", as name=value, so that a view can be shared.
const chosen = {
  get: () => (location.hash.includes("=") ? new URLSearchParams(location.hash.slice(1)) : new URLSearchParams()),
  set: (values) => {
    const kept = new URLSearchParams(values.filter(([, value]) => value !== ""));
    history.replaceState(null, "", kept.size ? "#" + kept : location.pathname + location.search);
  },
};

// A filter hides what does not hold its words.
(() => {
  for (const form of document.querySelectorAll("form[data-filter]")) {
    const input = form.querySelector("input");
    const apply = () => {
      const wanted = input.value.trim().toLowerCase();
      for (const part of document.querySelectorAll(form.dataset.filter)) {
        part.hidden = wanted !== "" && !part.dataset.words.toLowerCase().includes(wanted);
      }
    };
    const restore = () => {
      const given = chosen.get().get(input.name);
      if (given !== null) input.value = given;
      apply();
    };
    input.addEventListener("input", () => {
      apply();
      chosen.set([[input.name, input.value]]);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", restore);
    restore();
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
    const first = document.querySelector(".law .found");
    if (first) first.scrollIntoView({ block: "center" });
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
    opened = index;
    remember();
  };
  // The controls as they stand when nobody touched them are not written into the address.
  let opened = null;
  const initial = new FormData(form);
  const remember = () => {
    const data = new FormData(form);
    const values = ["word", "country", "concept", "least"]
      .filter((name) => data.has(name) && data.get(name) !== initial.get(name))
      .map((name) => [name, data.get(name) || "any"]);
    if (String(data.getAll("kind")) !== String(initial.getAll("kind"))) values.push(["kinds", data.getAll("kind").join(" ") || "none"]);
    if (opened !== null) values.push(["edge", String(opened)]);
    chosen.set(values);
  };
  const restore = () => {
    const given = chosen.get();
    for (const name of ["word", "country", "concept", "least"]) {
      const control = form.elements[name];
      if (control && given.has(name)) control.value = given.get(name) === "any" ? "" : given.get(name);
      // A choice the page does not have leaves a list empty: all is better than nothing.
      if (control && control.tagName === "SELECT" && control.selectedIndex < 0) control.value = "";
    }
    if (given.has("kinds")) {
      const kinds = new Set(given.get("kinds").split(" "));
      for (const box of form.querySelectorAll("input[name=kind]")) box.checked = kinds.has(box.value);
    }
    const edge = given.get("edge");
    return edge !== null && /^\d+$/.test(edge) && edges[Number(edge)] ? Number(edge) : null;
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
        && (!concept || pair.some((n) => (concept === "*" ? n.concepts.length : n.concepts.includes(concept))));
    });
  };

  let plot = null;
  const original = new Map();
  const draw = () => {
    if (!plot) return;
    const touched = new Set();
    for (const index of visible) touched.add(edges[index].left).add(edges[index].right);
    const named = (name) => plot.renderers.find((r) => r.name === name);
    const kept = (source, column, held) => {
      if (!original.has(source)) original.set(source, source.data);
      const all = original.get(source);
      const at = [...all[column].keys()].filter((i) => held.has(all[column][i]));
      source.selected.indices = [];
      return Object.fromEntries(Object.entries(all).map(([k, v]) => [k, at.map((i) => v[i])]));
    };
    const dots = named("nodes").data_source;
    const data = kept(dots, "node", touched);
    const at = pack(data);
    data.x = data.node.map((n) => at.get(n)[0]);
    data.y = data.node.map((n) => at.get(n)[1]);
    for (const renderer of plot.renderers.filter((r) => r.name.startsWith("edges-"))) {
      const lines = kept(renderer.data_source, "edge", visible);
      lines.xs = lines.edge.map((i) => [at.get(edges[i].left)[0], at.get(edges[i].right)[0]]);
      lines.ys = lines.edge.map((i) => [at.get(edges[i].left)[1], at.get(edges[i].right)[1]]);
      renderer.visible = true;
      renderer.data_source.data = lines;
    }
    dots.data = data;
    fit(data);
    label(data);
  };
  // A frame around spots, moved to its own top left corner; frames set side by side on shelves, the largest first.
  const framed = (spots) => {
    const [xs, ys] = [spots.map((s) => s[1]), spots.map((s) => s[2])];
    const [x0, y1] = [Math.min(...xs), Math.max(...ys)];
    return { spots: spots.map(([n, x, y]) => [n, x - x0, y - y1]), w: Math.max(...xs) - x0 + 3.5, h: y1 - Math.min(...ys) + 1.3 };
  };
  const shelved = (frames, ratio) => {
    frames.sort((a, b) => b.spots.length - a.spots.length || a.spots[0][0] - b.spots[0][0]);
    const area = frames.reduce((sum, f) => sum + f.w * f.h, 0);
    const wide = Math.max(Math.sqrt(area * ratio), ...frames.map((f) => f.w));
    const placed = [];
    let [x, y, shelf] = [0, 0, 0];
    for (const f of frames) {
      if (x && x + f.w > wide) [x, y, shelf] = [0, y - shelf, 0];
      for (const [n, nx, ny] of f.spots) placed.push([n, x + nx, y + ny]);
      shelf = Math.max(shelf, f.h);
      x += f.w;
    }
    return placed;
  };
  // What is shown hangs together in groups; they are set side by side so that they fill the picture.
  const pack = (data) => {
    const head = new Map(data.node.map((n) => [n, n]));
    const top = (n) => { while (head.get(n) !== n) { head.set(n, head.get(head.get(n))); n = head.get(n); } return n; };
    for (const i of visible) head.set(top(edges[i].left), top(edges[i].right));
    const box = document.getElementById("picture").getBoundingClientRect();
    const parts = new Map();
    data.node.forEach((n, i) => {
      const key = top(n) + " " + data.community[i];
      if (!parts.has(key)) parts.set(key, { group: top(n), spots: [] });
      parts.get(key).spots.push([n, data.x[i], data.y[i]]);
    });
    const groups = new Map();
    for (const part of parts.values()) {
      if (!groups.has(part.group)) groups.set(part.group, []);
      groups.get(part.group).push(framed(part.spots));
    }
    const whole = shelved([...groups.values()].map((g) => framed(shelved(g, 1.6))), (box.width || 2) / (box.height || 1));
    const at = new Map();
    for (const [n, x, y] of whole) at.set(n, [x, y]);
    return at;
  };
  const fit = (data) => {
    if (!data.x.length) return;
    const [x0, x1] = [Math.min(...data.x) - 1, Math.max(...data.x) + 3.5];
    const [y0, y1] = [Math.min(...data.y) - 1, Math.max(...data.y) + 1];
    const box = document.getElementById("picture").getBoundingClientRect();
    const scale = Math.max((x1 - x0) / (box.width || 1), (y1 - y0) / (box.height || 1));
    const half = [(scale * box.width) / 2, (scale * box.height) / 2];
    plot.x_range.setv({ start: (x0 + x1) / 2 - half[0], end: (x0 + x1) / 2 + half[0] });
    plot.y_range.setv({ start: (y0 + y1) / 2 - half[1], end: (y0 + y1) / 2 + half[1] });
  };
  // Names stand beside dots where they have room: the most connected first.
  const label = (data) => {
    const degree = new Map();
    for (const i of visible) for (const n of [edges[i].left, edges[i].right]) degree.set(n, (degree.get(n) || 0) + 1);
    const order = [...data.node.keys()].sort((a, b) => degree.get(data.node[b]) - degree.get(data.node[a]) || a - b);
    const width = plot.x_range.end - plot.x_range.start;
    const box = document.getElementById("picture").getBoundingClientRect();
    const unit = width / (box.width || 1);
    const dot = 7 * unit;
    const dots = [...data.node.keys()].map((i) => [data.x[i] - dot, data.y[i] - dot, data.x[i] + dot, data.y[i] + dot]);
    const taken = [];
    const over = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const shown = { x: [], y: [], text: [] };
    for (const i of order) {
      const whole = data.term[i] + ", " + nodes[data.node[i]].label;
      const short = (text) => (text.length > 36 ? text.slice(0, 35) + "…" : text);
      const spot = (text) => {
        const area = [data.x[i] + dot, data.y[i] - 9 * unit, data.x[i] + (14 + 6.6 * text.length) * unit, data.y[i] + 9 * unit];
        return taken.some((t) => over(area, t)) || dots.some((d, j) => j !== i && over(area, d)) ? null : area;
      };
      const text = [short(whole), short(data.term[i])].find(spot);
      if (!text) continue;
      taken.push(spot(text));
      shown.x.push(data.x[i]); shown.y.push(data.y[i]); shown.text.push(text);
    }
    const renderer = plot.renderers.find((r) => r.name === "labels");
    renderer.data_source.data = shown;
  };

  const apply = () => {
    const keep = wanted();
    visible = new Set([...keep.keys()].filter((i) => keep[i]));
    for (const [index, row] of rows) row.hidden = !keep[index];
    form.querySelector("output").textContent = form.elements.least.value + " %";
    document.getElementById("shown").textContent = `${visible.size} of ${edges.length} relations shown.`;
    draw();
  };
  form.addEventListener("input", () => {
    apply();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  window.lexgapTapped = (what, source) => {
    const index = source.selected.indices[0];
    if (index === undefined) return;
    if (what === "edge") { open(source.data.edge[index], false); aligned.scrollIntoView({ block: "nearest" }); return; }
    form.elements.word.value = source.data.term[index];
    apply();
    remember();
  };

  const start = async () => {
    const edge = restore();
    apply();
    if (edge !== null) open(edge, true);
    if (!window.Bokeh) return;
    const views = await Bokeh.embed.embed_item(JSON.parse(document.getElementById("picture-json").textContent), "picture");
    plot = [...views.roots][0].model;
    draw();
  };
  start();
})();
