// Who speaks how often, and for which side.

section({
  order: 25,
  id: "speakers",
  title: "Who speaks",
  render({ quotes }) {
    const said = quotes.filter((row) => row.speaker_name);
    if (!said.length) return h("p", { class: "none" }, "No quotation has a known speaker.");
    const speakers = [...grouped(said, "speaker_name")].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    const most = speakers[0][1].length;
    const sides = [...tally(said.map((row) => row.speaker_side || "no side"))];
    const stances = (rows) => [...tally(rows.map((row) => row.stance).filter((stance) => stance && stance !== "neutral"))].slice(0, 2).map(([stance, n]) => `${n} ${stance}`).join(", ");
    return [
      h("p", { class: "caption" }, "By side: ", sides.map(([side, n], i) => `${i ? ", " : ""}${side} ${number.format(n)}`), "."),
      scrolling("Who speaks", h("table", { class: "matrix" },
        h("caption", null, `The ${Math.min(12, speakers.length)} who speak most, of ${number.format(speakers.length)}`),
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Speaker"), h("th", { scope: "col" }, "Side"), h("th", { scope: "col", class: "numeric" }, "Times"), h("td", { class: "bar" }), h("th", { scope: "col" }, "Of these"))),
        h("tbody", null, speakers.slice(0, 12).map(([name, rows]) => h("tr", null,
          h("th", { scope: "row" }, filterLink("quotes", { speaker: name }, name)),
          h("td", null, rows[0].speaker_side || "–"), h("td", { class: "numeric strong" }, number.format(rows.length)),
          h("td", { class: "bar" }, bar(rows.length / most)), h("td", { class: "quiet" }, stances(rows) || "–")))))),
    ];
  },
});
