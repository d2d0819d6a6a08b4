// Whose word a figure is, and how many dead it tells of: what several sections count alike.

// A drawing is as wide as its numbers stay readable on this screen.
const drawingWidth = () => (matchMedia("(max-width: 40rem)").matches ? 400 : 960);
const scrolling = (label, table) => h("div", { class: "table", tabindex: "0", role: "region", "aria-label": label }, table);

const UNSIDED = "others named";
const claimingSide = (row) => row.claimant_side || (row.claimant_name ? UNSIDED : NOBODY);

// Figures that their claimant stands by: not denied, not a mere possibility, of no longer period, no part of another.
const stoodBy = (row) =>
  !["denied", "hypothetical"].includes(row.certainty) && !["part", "cumulative"].includes(row.relation) && row.best !== "";

// What somebody stands by, of the incidents where the run has them and else of single articles.
// same: what all tellings of the same people share. A figure of a period, a rate or an earlier event is no incident's.
function tellings(selection) {
  if (!links.known) {
    return selection.casualties.filter(stoodBy).map((row) => telling(row, {
      status: row.victim_status, date: row.event_date || row.published, same: `${row.article.number} ${row.claim_group || row.id}`,
    }));
  }
  const claims = links.claimsIn(selection).filter((row) => row.denied !== "yes" && row.best !== "");
  const alike = grouped(claims, (row) => JSON.stringify([row.incident_id, row.effect, claimingSide(row)]));
  return [...alike.values()].flatMap((rows) => rows.map((row) => {
    const civilians = links.figuresOf(row).every((figure) => figure.victim_status === "civilian");
    return telling(row, { status: civilians ? "civilian" : "", date: row.event_date || row.first_told, same: `${row.incident_id} ${victimsOf(row, rows)}` });
  }));
}

// The victims' side. Where one article doesn't name it and another does, they tell of the same people.
function victimsOf(row, rows) {
  if (row.victim_side) return row.victim_side;
  const articles = new Set(links.figuresOf(row).map((figure) => figure.article));
  const elsewhere = rows.filter((other) => other.victim_side && !links.figuresOf(other).some((figure) => articles.has(figure.article)));
  return elsewhere.sort((a, b) => Number(b.best) - Number(a.best) || (a.victim_side < b.victim_side ? -1 : 1))[0]?.victim_side ?? "";
}

const telling = ({ effect, claimant_name, claimant_side, victim_side, best }, { status, date, same }) => ({
  effect, claimant_name, claimant_side, victim_side, date, same, best: Number(best), victims: victim_side || (status === "civilian" ? "civilians" : "side not told"),
});

const COUNTED_HOW = () => (links.known
  ? "Each incident counts once, however many articles and papers tell of it; of what a side’s claimants give for the same people the highest counts."
  : "Of one claimant’s tellings of the same people the highest counts. This run knows no incidents: articles that tell of the same people add up.");

// How many people the tellings come to, where one side's tellings of the same people count once, by the highest.
function told(rows) {
  const highest = new Map();
  for (const row of rows) {
    const key = JSON.stringify([claimingSide(row), row.same]);
    highest.set(key, Math.max(highest.get(key) ?? 0, row.best));
  }
  return sum([...highest.values()]);
}
