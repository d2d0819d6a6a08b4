// Whose word a figure is, and how many dead it tells of: what several sections count alike.

// A drawing is as wide as its numbers stay readable on this screen.
const drawingWidth = () => (matchMedia("(max-width: 40rem)").matches ? 400 : 960);
const scrolling = (label, table) => h("div", { class: "table", tabindex: "0", role: "region", "aria-label": label }, table);

const UNSIDED = "others named";
const claimingSide = (row) => row.claimant_side || (row.claimant_name ? UNSIDED : NOBODY);

// Figures that their claimant stands by: not denied, not a mere possibility, of no longer period, no part of another.
const stoodBy = (row) =>
  !["denied", "hypothetical"].includes(row.certainty) && !["part", "cumulative"].includes(row.relation) && row.best !== "";

// How many people the rows tell of, where one claimant's tellings of the same people count once, by the highest.
function told(rows, by) {
  const highest = new Map();
  for (const row of rows.filter(stoodBy)) {
    const key = JSON.stringify([by(row), row.article.number, row.claim_group || row.id]);
    highest.set(key, Math.max(highest.get(key) ?? 0, Number(row.best)));
  }
  return sum([...highest.values()]);
}
