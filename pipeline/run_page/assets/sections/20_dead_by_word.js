// The dead by whose word: who claims them down, whose dead they are across.

section({
  order: 20,
  id: "dead",
  title: "The dead, by whose word",
  render({ casualties }) {
    const dead = casualties.filter((row) => row.effect === "killed" && stoodBy(row));
    if (!dead.length) return h("p", { class: "none" }, "No figure of people killed has a number.");
    const victimSide = (row) => row.victim_side || (row.victim_status === "civilian" ? "civilians" : "side not told");
    const sides = [...tally(dead.map(victimSide)).keys()];
    const across = sides.slice(0, 5);
    const rest = (rows) => rows.filter((row) => !across.includes(victimSide(row)));
    const down = grouped(dead, claimingSide);
    const total = (rows) => told(rows, claimingSide);
    const lines = [...down].map(([side, rows]) => ({ side, rows, total: total(rows) })).sort((a, b) => b.total - a.total);
    const most = Math.max(...lines.map((line) => line.total));
    const cell = (n) => (n ? number.format(n) : "–");
    return scrolling("The dead, by whose word", h("table", { class: "matrix" },
      h("caption", null, "People killed, by who says so and whose dead they are. Of one claimant’s tellings of the same dead the highest counts; articles that tell of the same dead add up."),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, "Says so"), h("th", { scope: "col", class: "numeric" }, "Killed"), h("td", { class: "bar" }),
        across.map((side) => h("th", { scope: "col", class: "numeric" }, side)),
        sides.length > across.length ? h("th", { scope: "col", class: "numeric" }, "others") : null)),
      h("tbody", null, lines.map(({ side, rows, total: killed }) => h("tr", null,
        h("th", { scope: "row" }, side, h("small", null, names(side, rows))),
        h("td", { class: "numeric strong" }, cell(killed)),
        h("td", { class: "bar" }, bar(killed / most)),
        across.map((victims) => h("td", { class: "numeric" }, cell(total(rows.filter((row) => victimSide(row) === victims))))),
        sides.length > across.length ? h("td", { class: "numeric" }, cell(total(rest(rows)))) : null)))));
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
