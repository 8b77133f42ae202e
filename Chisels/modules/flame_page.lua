-- The page that shows trees of spans; it needs nothing from the network.

local flame_page = {}

-- Before the data, which is the members of an object: "avg", "min" and "max".
flame_page.HEAD = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Spans</title>
<style>
  body { font: 13px sans-serif; margin: 1em; }
  .span { display: flex; flex-direction: column; overflow: hidden; }
  .label { background: #f4b066; border: 1px solid #fff; cursor: pointer; padding: 2px 4px; white-space: nowrap; }
  .label:hover { background: #f08c2e; }
  .children { display: flex; }
  pre { white-space: pre-wrap; }
</style>
</head>
<body>
<p>
  <button data-tree="avg">mean</button> <button data-tree="min">shortest</button>
  <button data-tree="max">longest</button>
</p>
<div id="graph"></div>
<pre id="details"></pre>
<script>
window.transactions = {]]

-- Behind the data: draws each span as wide as its time, children below their parent; a click on one shows
-- who it was and what was logged.
flame_page.TAIL = [[
};

function timeAsText(ns) {
  if (ns >= 1e9) return (ns / 1e9).toFixed(2) + "s";
  if (ns >= 1e6) return (ns / 1e6).toFixed(2) + "ms";
  return (ns / 1e3).toFixed(2) + "us";
}

function details(name, span) {
  const lines = [name + ": " + timeAsText(span.tt) + ", of which its own " + timeAsText(span.t)];
  if (span.exe) lines.push(span.exe);
  if (span.cont) lines.push("container " + span.cont);
  if (span.nconc) lines.push(span.nconc + " spans ran side by side; the longest is shown");
  for (const line of span.logs || []) lines.push(line.t + " [" + line.tid + "] " + line.b);
  return lines.join("\n");
}

function draw(name, span, share) {
  const box = document.createElement("div");
  box.className = "span";
  box.style.width = (share * 100) + "%";
  const label = document.createElement("div");
  label.className = "label";
  label.textContent = name + " " + timeAsText(span.tt);
  label.title = label.textContent;
  label.onclick = () => { document.getElementById("details").textContent = details(name, span); };
  const children = document.createElement("div");
  children.className = "children";
  for (const [tag, child] of Object.entries(span.ch || {})) {
    children.append(draw(tag, child, child.tt / Math.max(span.tt, 1)));
  }
  box.append(label, children);
  return box;
}

function show(tree) {
  const roots = Object.entries(window.transactions[tree][""].ch || {});
  const longest = Math.max(1, ...roots.map(([, span]) => span.tt));
  const graph = document.getElementById("graph");
  graph.replaceChildren(...roots.map(([tag, span]) => draw(tag, span, span.tt / longest)));
}

for (const button of document.querySelectorAll("button")) {
  button.onclick = () => show(button.dataset.tree);
}
show("avg");
</script>
</body>
</html>]]

return flame_page
