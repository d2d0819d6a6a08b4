// One incident: every claimant's figure side by side, and who tells of it in which words.

leaf({
  id: "incident",
  within: "incidents",
  find: links.incidentOf,
  title: incidentTitle,
  render: (incident) => [incidentHead(incident), claimsTable(incident), whyOne(incident), whoTells(incident)],
});

function incidentHead(incident) {
  const spans = [incident.first_told, incident.latest_told].filter(Boolean).map(day);
  const tolled = incident.killed_first && incident.killed_latest && incident.killed_first !== incident.killed_latest;
  return h("header", { class: "article-head" },
    h("p", { class: "kicker" }, daysOf(incident) || "day not told"),
    h("h1", { tabindex: "-1" }, incident.place_text || "Place not told"),
    h("p", { class: "lede" }, tolls(incident).join(" · ") || "No number of victims is told."),
    h("p", { class: "meta" }, [
      incident.means !== "unknown" && incident.means, incident.perpetrator_name && `by ${incident.perpetrator_name}`,
      `told in ${toldIn(incident)}`, [...new Set(spans)].join(" to "),
      tolled && `killed: first ${number.format(incident.killed_first)}, latest ${number.format(incident.killed_latest)}`,
    ].filter(Boolean).join(" · ")),
    incident.rivals === "yes" ? h("p", null, h("span", { class: "badge differs" }, "figures differ"), " Rival figures make a range; they are never averaged or added.") : null);
}

function claimsTable(incident) {
  const effects = [...grouped(links.claims(incident), "effect")].sort(([a], [b]) => EFFECTS.indexOf(a) - EFFECTS.indexOf(b));
  if (!effects.length) return null;
  const heads = ["Says so", "Whose people", "Figure", "", "First", "Latest", "Stories", "As printed"];
  const toll = (n, published) => (n ? h("span", null, number.format(n), published ? h("small", null, day(published)) : null) : "–");
  return h("section", { class: "leaf", "aria-labelledby": "claims-of" }, h("h2", { id: "claims-of" }, "Whose figure for whom"),
    h("p", { class: "caption" }, "Each claimant’s own figures. The line is from the lowest to the highest that the claimant gives, the dot the best reading; all lines of one kind have one scale."),
    scrolling("Whose figure for whom", h("table", { class: "matrix claims-of" },
      h("caption", { class: "unseen" }, "Whose figure for whom"),
      h("thead", null, h("tr", null, heads.map((label, n) => (label ? h("th", { scope: "col", class: n === 6 ? "numeric" : null }, label) : h("td", { class: "bar" }))))),
      effects.map(([effect, rows]) => {
        const most = Math.max(...rows.map((row) => Number(row.high || row.best || row.low)), 1);
        return h("tbody", null,
          h("tr", { class: "effect" }, h("th", { scope: "rowgroup", colspan: heads.length }, effect)),
          rows.sort((a, b) => (a.victim_side < b.victim_side ? -1 : a.victim_side > b.victim_side ? 1 : Number(b.best) - Number(a.best))).map((row) => h("tr", null,
            h("th", { scope: "row" }, row.claimant_name || NOBODY, h("small", null, [row.claimant_name ? row.claimant_side : "in the reporter’s own voice", row.denied === "yes" && "denies it"].filter(Boolean).join(", "))),
            h("td", null, row.victim_side || "–"), h("td", { class: "strong" }, bestAndRange(row) || "no number"),
            h("td", { class: "bar" }, span(row, most)), h("td", null, toll(row.first_best, row.first_told)), h("td", null, toll(row.latest_best, row.latest_told)),
            h("td", { class: "numeric" }, row.stories), h("td", null, printedFigures(row)))));
      }))));
}

const printedFigures = (claim) => h("ul", { class: "members" }, links.figuresOf(claim).map((row) => h("li", null, rowLink(row, quoted(cut(row.text, 60))))));

function span(row, most) {
  const x = (n) => 4 + (Number(n) / most) * 192;
  const [low, high] = [row.low || row.best, row.high || row.best];
  if (!row.best && !low) return null;
  return svg("svg", { viewBox: "0 0 200 14", class: "span", "aria-hidden": "true" },
    svg("line", { class: "guide", x1: 4, x2: 196, y1: 7, y2: 7 }),
    svg("line", { class: row.high ? "reach" : "reach open", x1: x(low), x2: row.high ? x(high) : 196, y1: 7, y2: 7 }),
    row.best ? svg("circle", { cx: x(row.best), cy: 7, r: 4 }) : null);
}

function whyOne(incident) {
  if (!incident.linked_because) return null;
  return h("section", { class: "leaf", "aria-labelledby": "why-one" }, h("h2", { id: "why-one" }, "Why these are one"),
    h("p", null, `Of its links the least sure rests on: ${incident.linked_because}.`),
    incident.confidence ? h("p", { class: "caption" }, `Of 100 links like it, about ${Math.round(100 * incident.confidence)} are right.`) : null);
}

function whoTells(incident) {
  const stories = grouped(links.events(incident), (event) => event.story_id || event.article.article_id);
  return h("section", { class: "leaf", "aria-labelledby": "who-tells" }, h("h2", { id: "who-tells" }, "Who tells of it"),
    [...stories.values()].map((events) => h("div", { class: "telling-story" },
      events.map((event) => {
        const row = links.story(event.article);
        const about = [day(event.article.published), events.length > 1 && row && row.kind !== "first" ? `${row.kind}: counted once with its story` : "", row?.agency].filter(Boolean).join(" · ");
        return h("article", { class: "telling" }, h("h3", null, articleLink(event.article)), h("p", { class: "caption" }, about),
          h("ul", { class: "sentences" }, [...grouped(links.figures(event), "sentence")].map(([sentence, rows]) => h("li", null, sentenceWith(sentence, rows)))),
          h("p", { class: "caption" }, "Its event: ", rowLink(event), event.linked_because && ` · one with the others because: ${event.linked_because}`));
      }))));
}

// The sentence, the words of each figure a link to its row.
function sentenceWith(sentence, rows) {
  const parts = [];
  let at = 0;
  const placed = rows.map((row) => ({ row, start: sentence.indexOf(row.text) })).filter(({ start, row }) => row.text && start >= 0).sort((a, b) => a.start - b.start || b.row.text.length - a.row.text.length);
  for (const { row, start } of placed) {
    if (start < at) continue;
    parts.push(sentence.slice(at, start), rowLink(row, row.text));
    at = start + row.text.length;
  }
  return [...parts, sentence.slice(at)];
}
