"use strict";
const ledgers = JSON.parse(document.getElementById("ledgers").textContent);

// Names and values come from the source that was read: they are only ever set as text.
function cell(row, text, kind) {
  const one = row.insertCell();
  one.textContent = text;
  one.className = kind || "t";
}

function heading(panel, text, kind) {
  const one = document.createElement(kind);
  one.textContent = text;
  panel.append(one);
  return one;
}

document.querySelectorAll("article").forEach((article, number) => {
  const ledger = ledgers[number];
  const select = article.querySelector("select");
  const panel = article.querySelector("aside");
  const drawing = article.querySelector("svg");
  if (!select || !panel || !drawing) return;
  let path = null;
  let shown = null;

  function choose() {
    path = ledger.paths[select.selectedIndex];
    const lines = new Set(path.steps.map((step) => String(step[0])));
    const ways = new Set(path.ways.map(String));
    drawing.classList.add("chosen");
    drawing.querySelectorAll("g.line").forEach((one) => one.classList.toggle("on", lines.has(one.dataset.line)));
    drawing.querySelectorAll("g.way").forEach((one) => one.classList.toggle("on", ways.has(one.dataset.way)));
    drawing.querySelectorAll("g.block").forEach((one) => {
      const way = one.dataset.exit;
      one.classList.toggle("on", way === undefined ? one.querySelector("g.line.on") !== null : way === String(path.exit));
    });
    if (shown !== null) show(shown);
  }

  function show(line) {
    shown = line;
    drawing.querySelectorAll("g.line.shown").forEach((one) => one.classList.remove("shown"));
    const mark = drawing.querySelector(`g.line[data-line="${line}"]`);
    if (mark) mark.classList.add("shown");
    const [at, text, chain] = ledger.lines[line];
    panel.replaceChildren();
    heading(panel, text, "h3").className = "mono";
    heading(panel, at, "p").className = "soft";
    chain.forEach((call) => { heading(panel, call, "p").className = "soft mono"; });
    const visits = path.steps.map((step, index) => [step, index]).filter(([step]) => String(step[0]) === String(line));
    if (!visits.length) {
      heading(panel, `path ${path.number} does not come here`, "p");
      return;
    }
    const end = visits[visits.length - 1][1];
    const holds = new Map(ledger.given);
    path.steps.slice(0, end + 1).forEach((step) => step[2].forEach(([place, value]) => {
      if (value === "restored") holds.delete(place); else holds.set(place, value);
    }));
    const [, condition, changes, faults] = path.steps[end];
    if (visits.length > 1) heading(panel, `visited ${visits.length} times on this path; this is the last time`, "p");
    if (condition) heading(panel, condition, "p");
    faults.forEach((fault) => { heading(panel, fault, "p").className = "fault"; });
    const fresh = new Set(changes.map(([place]) => place));
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    ["place", "holds behind it"].forEach((word) => {
      const th = document.createElement("th");
      th.textContent = word;
      head.append(th);
    });
    const body = table.createTBody();
    changes.filter(([, value]) => value === "restored").forEach(([place]) => {
      const row = body.insertRow();
      row.className = "new";
      cell(row, place);
      cell(row, "restored");
    });
    [...holds].forEach(([place, value]) => {
      const row = body.insertRow();
      if (fresh.has(place)) row.className = "new";
      cell(row, place);
      cell(row, value);
    });
    panel.append(table);
    heading(panel, "every other place holds what it held at the interrupt", "p").className = "soft";
  }

  drawing.addEventListener("mouseover", (event) => {
    const line = event.target.closest("g.line");
    if (line) show(line.dataset.line);
  });
  drawing.addEventListener("focusin", (event) => {
    const line = event.target.closest("g.line");
    if (line) show(line.dataset.line);
  });
  select.addEventListener("change", choose);
  choose();
  const worst = path.steps.find((step) => step[3].length) || path.steps[0];
  show(String(worst[0]));
  const graph = drawing.parentElement;
  const frame = graph.getBoundingClientRect();
  const mark = drawing.querySelector("g.line.shown").getBoundingClientRect();
  graph.scrollLeft += (mark.left + mark.right - frame.left - frame.right) / 2;
  graph.scrollTop += (mark.top + mark.bottom - frame.top - frame.bottom) / 2;
});
