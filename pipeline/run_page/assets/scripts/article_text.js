// The text of an article with its rows marked, and what is tied to what.
// A quotation bears its speaker's number, and so do the speaker's words; a figure bears its event's letter.

const LAYERS = {
  actors: { label: "Actors", rows: (article) => article.rows.mentions.filter((row) => row.label !== "PLACE") },
  places: { label: "Places", rows: (article) => article.rows.mentions.filter((row) => row.label === "PLACE") },
  figures: { label: "Figures", rows: (article) => article.rows.casualties },
  quotations: { label: "Quotations", rows: (article) => article.rows.quotes },
};
const RANKS = { quotations: 3, figures: 2, speaker: 1, cue: 0, actors: 0, places: 0 };

function articleText(article) {
  const tags = tagsOf(article);
  const spans = spansOf(article);
  const text = article.textAsRead;
  const place = h("div", { class: "text", id: "text" });
  const element = (part) => (typeof part === "string" ? part : mark(part, tags));
  for (const [start, end] of paragraphs(text)) place.append(h("p", null, nested(text, spans, start, end).map(element)));

  function mark({ span, first, last, parts }, known) {
    const tag = last ? span.rows.map((row) => known.get(row.id)).find(Boolean) : null;
    const shown = span.kind === "cue" || span.kind === "actors" || span.kind === "places" ? null : tag;
    return h("span", {
      class: `mark ${span.kind}${first ? " first" : ""}${last ? " last" : ""}`, "data-rows": span.rows.map((row) => row.id).join(" "),
      role: first && span.row ? "group" : null, "aria-label": first && span.row ? kindOf(span.row) : null,
      tabindex: first && span.row ? "-1" : null, "data-id": first && span.row ? span.row.id : null,
    }, parts.map(element), shown ? h("sup", { "aria-hidden": "true" }, shown) : null);
  }
  return place;
}

// By row id: the number of a quotation's speaker, the letter of a figure's event.
function tagsOf(article) {
  const tags = new Map();
  const speakers = [...new Set(article.rows.quotes.map((row) => row.speaker_name).filter(Boolean))];
  for (const row of article.rows.quotes) if (row.speaker_name) tags.set(row.id, String(speakers.indexOf(row.speaker_name) + 1));
  const letters = new Map(article.rows.events.map((row, n) => [row.id, letter(n)]));
  for (const row of article.rows.events) tags.set(row.id, letters.get(row.id));
  for (const row of article.rows.casualties) if (letters.has(row.event_id)) tags.set(row.id, letters.get(row.event_id));
  return tags;
}

const letter = (n) => (n < 26 ? "" : letter(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

function spansOf(article) {
  const spans = [];
  for (const [kind, { rows }] of Object.entries(LAYERS)) {
    for (const row of rows(article)) {
      if (row.text_start !== "") spans.push({ kind, row, rows: [row], start: Number(row.text_start), end: Number(row.text_end), rank: RANKS[kind] });
    }
  }
  for (const kind of ["speaker", "cue"]) {
    const said = article.rows.quotes.filter((row) => row[`${kind}_start`] !== "");
    for (const rows of grouped(said, (row) => `${row[`${kind}_start`]} ${row[`${kind}_end`]}`).values()) {
      spans.push({ kind, row: null, rows, start: Number(rows[0][`${kind}_start`]), end: Number(rows[0][`${kind}_end`]), rank: RANKS[kind] });
    }
  }
  return spans;
}

// The ids of the rows that light up with a row: of a figure all of its event, of a quotation itself, its speaker and cue.
function tiedTo(row) {
  if (row.table === "casualties" && row.event_id) {
    return row.article.rows.casualties.filter((other) => other.event_id === row.event_id).map((other) => other.id).concat(row.event_id);
  }
  if (row.table === "events") return row.article.rows.casualties.filter((other) => other.event_id === row.id).map((other) => other.id).concat(row.id);
  if (row.table === "victims") return [row.id, row.casualty_id];
  if (row.table === "mentions" && row.entity_name) {
    return row.article.rows.mentions.filter((other) => other.entity_name === row.entity_name).map((other) => other.id);
  }
  return [row.id];
}

// Lights up a row and, more faintly, what is tied to it, anywhere in the place; nothing for no row.
function tie(place, row, name) {
  const faint = `${name}-too`;
  for (const lit of place.querySelectorAll(`.${name}, .${faint}`)) lit.classList.remove(name, faint);
  if (!row) return;
  const ids = new Set(tiedTo(row));
  for (const part of place.querySelectorAll("[data-rows], tr[data-id]")) {
    const own = (part.dataset.rows ?? part.dataset.id).split(" ");
    if (own.includes(row.id)) part.classList.add(name);
    else if (own.some((id) => ids.has(id))) part.classList.add(faint);
  }
}
