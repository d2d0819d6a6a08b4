// What things are called: tables, columns, rows.

const TABLE_NAMES = {
  mentions: "Names",
  casualties: "Figures",
  events: "Events",
  victims: "Victims",
  quotes: "Quotations",
  articles: "Articles",
};
const ROW_NAMES = {
  mentions: "name",
  casualties: "figure",
  events: "event",
  victims: "victim",
  quotes: "quotation",
};
const EFFECTS = ["killed", "wounded", "captured", "missing", "displaced", "casualties"];
const NOBODY = "nobody named";

const columnName = (column) => column.replace(/_/g, " ").replace(/\bname$/, "").trim();
const titleOf = (article) => article.title || cut(article.textAsRead ?? "", 70) || article.article_id;

// "7 to 9", "at least 7", "up to 9", "7", or "" where the row has no number.
function range(low, best, high) {
  if (!low && !best && !high) return "";
  const [least, most, told] = [low, high, best || low || high].map((cell) => (cell ? number.format(cell) : ""));
  if (low && !high) return `at least ${least}`;
  if (high && !low) return `up to ${most}`;
  return least === most ? told : `${least} to ${most}`;
}

const rangeOf = (row, effect) => range(row[`${effect}_low`], row[`${effect}_best`], row[`${effect}_high`]);
const quantity = (row) => range(row.low, row.best, row.high) || "no number";
const hurt = (row) =>
  EFFECTS.filter((effect) => rangeOf(row, effect)).map((effect) => `${rangeOf(row, effect)} ${effect}`).join(", ");

// A row in a few words, as links and headings name it.
function headline(row) {
  switch (row.table) {
    case "mentions":
      return row.text;
    case "casualties":
      return `${quantity(row)} ${row.effect}${row.victim_text ? ` (${cut(row.victim_text, 50)})` : ""}`;
    case "events":
      return [hurt(row) || "no number", cut(row.place_text, 40), day(row.event_date)].filter(Boolean).join(", ");
    case "victims":
      return row.name || cut(row.text, 60) || `one ${row.effect}`;
    default:
      return quoted(cut(row.quote, 90));
  }
}

// What kind of row it is, and whose: for a screen reader, and above the panel of a row.
function kindOf(row) {
  switch (row.table) {
    case "mentions":
      return `${row.label === "PLACE" ? "place" : "actor"}: ${row.entity_name || row.text}`;
    case "casualties":
      return `figure by ${row.claimant_name || NOBODY}`;
    case "quotes":
      return `${row.kind} quotation of ${row.speaker_name || NOBODY}`;
    default:
      return ROW_NAMES[row.table];
  }
}
