// What the reader has judged so far.

section({
  order: 60,
  id: "checked",
  title: "Checked so far",
  render() {
    const place = h("div");
    const draw = () => place.replaceChildren(...checkedSoFar());
    verdicts.onChange(() => place.isConnected && draw());
    draw();
    return place;
  },
});

function checkedSoFar() {
  const all = verdicts.all();
  if (!all.length) return [h("p", { class: "hint" }, "Open an article, choose a row and say whether it is right. Saved verdicts are gold for ", h("code", null, "wireledger evaluate"), ".")];
  const strangers = all.filter(([id]) => !ledger.row(id)).length;
  const lines = ledger.tables.map((table) => ({ table, told: all.filter(([, told]) => told.table === table).map(([, told]) => told.verdict) }));
  const of = (told, verdict) => told.filter((one) => one === verdict).length;
  return [
    h("table", { class: "matrix" }, h("caption", null, "Rows with a verdict"),
      h("thead", null, h("tr", null, ["Table", "Right", "Wrong", "Fix", "Share right"].map((label, n) => h("th", { scope: "col", class: n ? "numeric" : null }, label)))),
      h("tbody", null, lines.filter(({ told }) => told.length).map(({ table, told }) => h("tr", null, h("th", { scope: "row" }, TABLE_NAMES[table]),
        ["right", "wrong", "fix"].map((verdict) => h("td", { class: "numeric" }, number.format(of(told, verdict)))),
        h("td", { class: "numeric strong" }, `${Math.round((100 * of(told, "right")) / told.length)} %`))))),
    strangers ? h("p", { class: "hint" }, `${count(strangers, "verdict")} of an earlier run or of another ${strangers === 1 ? "is on a row" : "are on rows"} that this run doesn’t have; kept, and saved again.`) : null,
  ].filter(Boolean);
}
