// The dead by whose word: who claims them down, whose dead they are across.

section({
  order: 20,
  id: "dead",
  title: "The dead, by whose word",
  render(selection) {
    const dead = tellings(selection).filter((row) => row.effect === "killed");
    if (!dead.length) return h("p", { class: "none" }, "No figure of people killed has a number.");
    const sides = [...tally(dead.map((row) => row.victims)).keys()];
    const across = sides.slice(0, 5);
    const rest = (rows) => rows.filter((row) => !across.includes(row.victims));
    const down = grouped(dead, claimingSide);
    const lines = [...down].map(([side, rows]) => ({ side, rows, total: told(rows) })).sort((a, b) => b.total - a.total);
    const most = Math.max(...lines.map((line) => line.total));
    const cell = (n) => (n ? number.format(n) : "–");
    return scrolling("The dead, by whose word", h("table", { class: "matrix" },
      h("caption", null, `People killed, by who says so and whose dead they are. ${COUNTED_HOW()}`),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, "Says so"), h("th", { scope: "col", class: "numeric" }, "Killed"), h("td", { class: "bar" }),
        across.map((side) => h("th", { scope: "col", class: "numeric" }, side)),
        sides.length > across.length ? h("th", { scope: "col", class: "numeric" }, "others") : null)),
      h("tbody", null, lines.map(({ side, rows, total: killed }) => h("tr", null,
        h("th", { scope: "row" }, side, h("small", null, names(side, rows))),
        h("td", { class: "numeric strong" }, cell(killed)),
        h("td", { class: "bar" }, bar(killed / most)),
        across.map((victims) => h("td", { class: "numeric" }, cell(told(rows.filter((row) => row.victims === victims))))),
        sides.length > across.length ? h("td", { class: "numeric" }, cell(told(rest(rows)))) : null)))));
  },
});

// Whose words they are: the claimants of a side, most frequent first.
function names(side, rows) {
  if (side === NOBODY) return "in the reporter’s own voice, or hearsay";
  const known = [...tally(rows.map((row) => row.claimant_name)).keys()];
  return known.slice(0, 3).join(", ") + (known.length > 3 ? ` and ${known.length - 3} more` : "");
}

function bar(share) {
  return svg("svg", { viewBox: "0 0 100 8", class: "share", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width: Math.max(share * 100, share ? 1 : 0), height: 8 }));
}
