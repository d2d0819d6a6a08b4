// What belongs together across articles: stories, incidents and quotations printed otherwise. Empty where the run has none.

const links = (() => {
  const rowsOf = (table) => ledger[table] ?? [];
  const within = (rows, column) => grouped(rows.filter((row) => row[column]), column);
  const incidents = new Map(rowsOf("incidents").map((row) => [row.incident_id, row]));
  const events = within(ledger.events, "incident_id");
  const figures = within(ledger.casualties, "event_id");
  const claims = within(rowsOf("incident_claims"), "incident_id");
  const stories = within(rowsOf("stories"), "story_id");
  const storyRows = new Map(rowsOf("stories").map((row) => [row.article_id, row]));
  const prints = new Map(); // of each quotation, the rows of quote_variants.csv that have it
  for (const row of rowsOf("quote_variants")) {
    for (const id of [row.first_quote_id, row.quote_id]) prints.set(id, [...(prints.get(id) ?? []), row]);
  }

  // The incidents that some chosen event tells of; where figures are looked for, those that a chosen figure tells of too.
  function incidentsIn(selection, asked) {
    const ids = new Set(selection.events.map((row) => row.incident_id));
    const told = asked.claimant || asked.effect ? new Set(selection.casualties.map((row) => row.incident_id)) : ids;
    return [...incidents.values()].filter((row) => ids.has(row.incident_id) && told.has(row.incident_id));
  }

  const figuresOf = (claim) => claim.casualty_ids.split(" ").map((id) => ledger.row(id)).filter(Boolean);

  function claimsIn({ casualties }) {
    const chosen = new Set(casualties);
    return rowsOf("incident_claims").filter((claim) => figuresOf(claim).some((row) => chosen.has(row)));
  }

  // Groups of rows of stories.csv that have a chosen article, those of most articles first.
  function storiesIn({ articles }) {
    const chosen = new Set(articles);
    const found = [...stories.values()].filter((rows) => rows.some((row) => chosen.has(row.article)));
    return found.map((rows) => [...rows].sort((a, b) => (b.kind === "first") - (a.kind === "first"))).sort((a, b) => b.length - a.length);
  }

  // Prints of one utterance, those with changed words first.
  function utterancesIn({ quotes }) {
    const chosen = new Set(quotes.map((row) => row.id));
    const rows = rowsOf("quote_variants").filter((row) => chosen.has(row.quote_id) || chosen.has(row.first_quote_id));
    const changed = (group) => group.some((row) => row.kind !== "same" || row.speaker_differs === "yes");
    return [...grouped(rows, "variant_id").values()].sort((a, b) => changed(b) - changed(a));
  }

  return {
    known: incidents.size > 0,
    incident: (row) => incidents.get(row.incident_id) ?? null,
    incidentOf: (id) => incidents.get(id) ?? null,
    events: (incident) => events.get(incident.incident_id) ?? [],
    figures: (event) => figures.get(event.id) ?? [],
    claims: (incident) => claims.get(incident.incident_id) ?? [],
    story: (article) => storyRows.get(article.article_id) ?? null,
    stories: stories.size > 0,
    prints: (quote) => prints.get(quote.id) ?? [],
    incidentsIn, claimsIn, storiesIn, utterancesIn, figuresOf,
  };
})();

const daysOf = (row) => (row.event_date_end && row.event_date_end !== row.event_date ? `${day(row.event_date)} to ${day(row.event_date_end)}` : day(row.event_date));
const incidentAddress = (incident) => `#/incident/${encodeURIComponent(incident.incident_id)}`;
const incidentTitle = (incident) => [incident.place_text || "place not told", tolls(incident)[0]].filter(Boolean).join(": ");
const incidentLink = (incident, text = incidentTitle(incident)) => h("a", { href: incidentAddress(incident) }, text);
const toldIn = (incident) => `${count(Number(incident.stories), "story", "stories")}, ${count(Number(incident.articles), "article")}`;

// "35 (8 to 36)", "12 or more", "7", or "" where there is no number.
function bestAndRange({ low, best, high }) {
  if (!best) return range(low, best, high);
  const shown = number.format(best);
  if (!high) return `${low && low !== best ? `${shown} (${number.format(low)} or more)` : `${shown} or more`}`;
  return low === high || (!low && high === best) ? shown : `${shown} (${low ? `${number.format(low)} to ` : "up to "}${number.format(high)})`;
}

const cellsOf = (row, effect) => ({ low: row[`${effect}_low`], best: row[`${effect}_best`], high: row[`${effect}_high`] });
const tolls = (row) => EFFECTS.map((effect) => [bestAndRange(cellsOf(row, effect)), effect]).filter(([said]) => said).map((told) => told.join(" "));

// For the tables of figures and events: the way to the incident.
const INCIDENT_COLUMN = {
  label: "Incident",
  cell: (row) => {
    const incident = links.incident(row);
    return incident ? incidentLink(incident, Number(incident.stories) > 1 ? `told in ${incident.stories} stories` : "told once") : "";
  },
};

const STORY_KINDS = { first: "the first print", reprint: "a reprint", rewrite: "a rewrite", version: "a version with another toll" };
const alike = (row) => (row.alike && row.kind !== "first" ? `${Math.round(100 * row.alike)} % of its word triples the same` : "");

// Above an article: whose story it is.
function storyLine(article) {
  const row = links.story(article);
  if (!row || !(Number(row.members) > 1)) return null;
  const first = ledger.article(row.earliest);
  const said = row.kind === "first" || !first || first === article
    ? `The first print of a story of ${row.members} articles`
    : [`${STORY_KINDS[row.kind] ?? row.kind} of `.replace(/^./, (letter) => letter.toUpperCase()), articleLink(first), alike(row) && `, ${alike(row)}`];
  return h("p", { class: "meta story-line" }, said, row.agency && ` · credited to ${row.agency}`, " · ", h("a", { href: address("stories") }, "all stories"));
}

// In the panel of a row: the incident of a figure or an event, and how others print a quotation.
function acrossArticles(row) {
  if (row.table === "quotes") {
    const prints = links.prints(row);
    return prints.length ? [h("h3", null, "As others print it"), prints.map((one) => trackedPrint(one))] : null;
  }
  const incident = links.incident(row);
  if (!incident) return null;
  const event = row.table === "events" ? row : ledger.row(row.event_id);
  return [
    h("h3", null, "Its incident"),
    h("p", null, incidentLink(incident), ` · ${toldIn(incident)}${incident.rivals === "yes" ? " · figures differ" : ""}`),
    event?.linked_because ? h("p", { class: "quiet" }, `One with what another article tells because: ${event.linked_because}`) : null,
  ];
}
