// A row told in full: what it says, why, and the reader's verdict.

const TOLD = { // the cells of each table that the panel shows, with what they are called
  mentions: { entity_name: "stands for", entity_type: "kind", side: "side" },
  casualties: {
    effect: "effect", victim_text: "victims", victim_side: "their side", victim_status: "status", claimant_name: "by whose word",
    claimant_side: "claimant’s side", certainty: "certainty", counted: "counted", relation: "to the other figures", place_text: "where",
    event_date: "when", perpetrator_name: "by whose hand", means: "means", confidence: "confidence",
  },
  events: {
    kind: "kind", event_date: "first day", event_date_end: "last day", place_text: "where", means: "means",
    perpetrator_name: "by whose hand", claimants: "claimants", rivals: "do they differ", confidence: "confidence",
  },
  victims: { name: "name", age: "age", sex: "sex", age_group: "age group", role: "trade or office", effect: "effect", number: "number", counted: "counted" },
  quotes: { speaker_name: "speaker", speaker_side: "side", speaker_text: "as printed", kind: "kind", stance: "stance", cue: "cue", confidence: "confidence" },
};

function rowPanel(row, close) {
  const cells = Object.entries(TOLD[row.table]).filter(([column]) => row[column]);
  return [
    h("div", { class: "panel-head" },
      h("p", { class: "kicker" }, kindOf(row)),
      h("button", { type: "button", class: "close", "aria-label": "Close this row", onclick: close }, "×")),
    h("h2", { tabindex: "-1" }, headline(row)),
    verdictForm(row),
    h("h3", null, "What the row says"),
    h("dl", { class: "cells" }, cells.map(([column, label]) => [h("dt", null, label), h("dd", null, cellText(column, row[column]))])),
    row.why.length ? [h("h3", null, "Why"), h("dl", { class: "why" }, row.why.map(([label, said]) => [h("dt", null, label), h("dd", null, linked(said))]))] : null,
    acrossArticles(row),
    relatives(row),
    h("p", { class: "id" }, [row.id, row.construction, row.rule_id].filter(Boolean).join(" · ")),
  ];
}

const cellText = (column, cell) => (column.startsWith("event_date") ? day(cell) : cell.replace(/_/g, " "));

// Sentences name other rows by their ids; here they are links.
function linked(sentence) {
  return sentence.split(/\b([a-z][0-9a-f]{16})\b/).map((part, n) => {
    const row = n % 2 ? ledger.row(part) : null;
    if (!row) return n % 2 ? "" : part;
    return h("a", { href: addressOf(row) }, headline(row));
  });
}

// The rows that belong with this one: the figures of an event, the event of a figure, other words of a speaker.
function relatives(row) {
  const { casualties, events, victims, quotes } = row.article.rows;
  const others = {
    casualties: () => [
      ["Its event", events.filter((other) => other.event_id === row.event_id)],
      ["Figures of the same event", casualties.filter((other) => other !== row && other.event_id === row.event_id)],
      ["Who they were", victims.filter((other) => other.casualty_id === row.id)],
    ],
    events: () => [
      ["Its figures", casualties.filter((other) => other.event_id === row.id)],
      ["Its victims", victims.filter((other) => other.event_id === row.id)],
    ],
    victims: () => [["Told by", casualties.filter((other) => other.id === row.casualty_id)]],
    quotes: () => [["Also said", quotes.filter((other) => other !== row && row.speaker_name && other.speaker_name === row.speaker_name)]],
    mentions: () => [],
  }[row.table]();
  return others.filter(([, rows]) => rows.length).map(([label, rows]) => [
    h("h3", null, label),
    h("ul", { class: "relatives" }, rows.map((other) => h("li", null, rowLink(other)))),
  ]);
}
