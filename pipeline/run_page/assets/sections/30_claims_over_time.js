// Claims over time: two sides' figures against each other, one up, one down, on one scale.

section({
  order: 30,
  id: "claims",
  title: "Claims over time",
  wide: true,
  render(selection) {
    const said = tellings(selection);
    const place = h("div", { class: "claims" });
    const sides = [...tally(said.filter((row) => row.effect === "killed").map(claimingSide)).keys()];
    if (!sides.length) return null;
    const named = [...sides.filter((side) => ![NOBODY, UNSIDED].includes(side)), ...[UNSIDED, NOBODY].filter((side) => sides.includes(side))];
    const [up, down] = opponents(said, named);
    const state = { effect: "killed", up, down };
    const choice = (name, label, values) => h("label", null, h("span", null, label),
      h("select", { onchange: (event) => { state[name] = event.target.value; draw(); } }, values.map((value) => h("option", { value, selected: value === state[name] }, value || "no one"))));
    const chart = h("div");
    const draw = () => chart.replaceChildren(...claimsChart(said, state));
    draw();
    place.append(h("div", { class: "choices" }, choice("effect", "People", EFFECTS), choice("up", "By the word of", named), choice("down", "against", [...named, ""])), chart);
    return place;
  },
});

// The two sides that tell most of each other's dead; where none do, the two that tell most of any.
function opponents(said, named) {
  const against = tally(said.map((row) => JSON.stringify([claimingSide(row), row.victim_side])));
  const of = (a, b) => against.get(JSON.stringify([a, b])) ?? 0;
  const sides = named.filter((side) => ![NOBODY, UNSIDED].includes(side));
  const pairs = sides.flatMap((a, n) => sides.slice(n + 1).map((b) => [a, b, of(a, b) + of(b, a)]));
  const [most] = pairs.sort((a, b) => b[2] - a[2]);
  return most?.[2] ? most : [named[0], named[1] ?? ""];
}

function claimsChart(said, { effect, up, down }) {
  const rows = said.filter((row) => row.effect === effect && [up, down].includes(claimingSide(row)));
  const dated = rows.map((row) => [row, row.date]).filter(([, date]) => /^\d{4}-\d\d-\d\d$/.test(date) && Date.parse(date));
  if (!dated.length) return [h("p", { class: "none" }, "No such claim has a day.")];
  const { name, bins } = timeBins(dated.map(([, date]) => date));
  const filled = bins.map((bin) => {
    const within = dated.filter(([, date]) => date >= bin.from && date < bin.to).map(([row]) => row);
    const by = (side) => told(within.filter((row) => claimingSide(row) === side));
    return { ...bin, up: by(up), down: down ? by(down) : 0 };
  });
  const undated = rows.length - dated.length;
  return [
    mirrored(filled, { effect, up, down, unit: name }),
    h("p", { class: "caption" }, `People ${effect}, by ${name}: by the day of the event or else of publication. ${COUNTED_HOW()}${undated ? ` ${count(undated, "figure")} without a day ${undated === 1 ? "is" : "are"} left out.` : ""}`),
    h("details", null, h("summary", null, "The same as a table"), h("table", { class: "matrix" },
      h("caption", null, `People ${effect} by ${name}`),
      h("thead", null, h("tr", null, [name, up, down].filter(Boolean).map((label, n) => h("th", { scope: "col", class: n ? "numeric" : null }, label)))),
      h("tbody", null, filled.filter((bin) => bin.up || bin.down).map((bin) => h("tr", null, h("th", { scope: "row" }, bin.label),
        h("td", { class: "numeric" }, number.format(bin.up)), down ? h("td", { class: "numeric" }, number.format(bin.down)) : null))))),
  ];
}

// Days, months or years from the first date to the last, each with its end excluded.
function timeBins(dates) {
  const [first, last] = [dates.reduce((a, b) => (a < b ? a : b)), dates.reduce((a, b) => (a > b ? a : b))];
  const days = (Date.parse(last) - Date.parse(first)) / 864e5;
  const name = days <= 62 ? "day" : days <= 366 * 6 ? "month" : "year";
  const length = { day: 10, month: 7, year: 4 }[name];
  const step = (date) => {
    const next = new Date(`${date}Z`);
    if (name === "day") next.setUTCDate(next.getUTCDate() + 1);
    else if (name === "month") next.setUTCMonth(next.getUTCMonth() + 1);
    else next.setUTCFullYear(next.getUTCFullYear() + 1);
    return next.toISOString().slice(0, 10);
  };
  const bins = [];
  for (let from = first.slice(0, length) + { day: "", month: "-01", year: "-01-01" }[name]; from <= last; ) {
    const to = step(`${from}T00:00:00`);
    bins.push({ from, to, label: day(from.slice(0, length)) });
    from = to;
  }
  return { name, bins };
}

// A round number not below n, to end an axis at.
function roundUp(n) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(n, 1)));
  return [1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * ten).find((step) => step >= n && Number.isInteger(step)) ?? n;
}

function mirrored(bins, { effect, up, down, unit }) {
  const [width, height, left, right, edge] = [drawingWidth(), 300, 58, 8, 26];
  const most = roundUp(Math.max(...bins.map((bin) => Math.max(bin.up, bin.down)), 1));
  const middle = down ? height / 2 : height - edge;
  const tall = middle - edge;
  const step = (width - left - right) / bins.length;
  const wide = Math.min(step * 0.72, 44);
  const x = (n) => left + step * n + (step - wide) / 2;
  const ticks = [...new Set([most, most / 2])].filter(Number.isInteger);
  const every = Math.ceil(bins.length / (width > 500 ? 8 : 3));
  const bars = bins.flatMap((bin, n) => ["up", "down"].filter((way) => bin[way]).map((way) => {
    const length = (bin[way] / most) * tall;
    const y = way === "up" ? middle - length : middle;
    return [svg("rect", { class: `bar-${way}`, x: x(n), y, width: wide, height: length },
      svg("title", null, `${bin.label}: ${number.format(bin[way])} ${effect}, by ${way === "up" ? up : down}`)),
      step > 34 ? svg("text", { x: x(n) + wide / 2, y: way === "up" ? y - 5 : y + length + 14, class: "tick middle" }, number.format(bin[way])) : null];
  }));
  const guide = (value) => (down ? [value, -value] : [value]).map((v) => {
    const y = middle - (v / most) * tall;
    return [svg("line", { class: "guide", x1: left, x2: width - right, y1: y, y2: y }), svg("text", { x: left - 8, y: y + 4, class: "tick end" }, number.format(value))];
  });
  return svg("svg", { viewBox: `0 0 ${width} ${height + 20}`, class: "chart", role: "img", "aria-label": `People ${effect} by ${unit}: above by the word of ${up}${down ? `, below of ${down}` : ""}. The table below has the numbers.` },
    svg("defs", null, svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "hatch-ground", width: 5, height: 5 }), svg("line", { class: "hatch-line", x1: 0, x2: 0, y1: 0, y2: 5 }))),
    ticks.map(guide), bars,
    svg("line", { class: "axis", x1: left, x2: width - right, y1: middle, y2: middle }),
    svg("text", { x: left, y: 14, class: "side" }, `▲ by the word of ${up}`),
    down ? svg("text", { x: left, y: height - 4, class: "side" }, `▼ by the word of ${down}`) : null,
    bins.map((bin, n) => (n % every ? null : svg("text", { x: x(n) + wide / 2, y: height + 14, class: "tick middle" }, bin.label))));
}
