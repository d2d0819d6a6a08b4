// How much there is.

section({
  order: 10,
  id: "numbers",
  title: "At a glance",
  wide: true,
  render(selection, asked) {
    const { articles, casualties, events, quotes, victims } = selection;
    const single = events.filter((row) => row.kind !== "other time");
    const [stories, incidents] = [links.storiesIn(selection), links.incidentsIn(selection, asked)];
    const again = stories.filter((rows) => rows.length > 1).length;
    const rivals = incidents.filter((row) => row.rivals === "yes").length;
    const speakers = new Set(quotes.map((row) => row.speaker_name).filter(Boolean));
    const undated = articles.filter((article) => !article.published).length;
    const stat = (id, n, label, note) => h("li", null,
      h("a", { href: address(id, asked) }, h("strong", null, number.format(n)), " ", label), note ? h("span", { class: "note" }, note) : null);
    return h("ul", { class: "stats" },
      stat("articles", articles.length, articles.length === 1 ? "article" : "articles", undated ? `${number.format(undated)} without a day` : ""),
      links.stories ? stat("stories", stories.length, stories.length === 1 ? "story" : "stories", again ? `${number.format(again)} in several articles` : "none printed twice") : null,
      links.known
        ? stat("incidents", incidents.length, incidents.length === 1 ? "incident" : "incidents", [`of ${count(events.length, "event")}`, rivals && `${number.format(rivals)} with rival figures`].filter(Boolean).join(", "))
        : stat("events", single.length, single.length === 1 ? "event" : "events", events.length > single.length ? `and ${count(events.length - single.length, "earlier or longer one")}` : ""),
      stat("casualties", casualties.length, casualties.length === 1 ? "figure" : "figures", `${number.format(casualties.filter((row) => row.counted === "yes").length)} counted`),
      stat("victims", victims.length, victims.length === 1 ? "victim described" : "victims described", `${number.format(victims.filter((row) => row.name).length)} by name`),
      stat("quotes", quotes.length, quotes.length === 1 ? "quotation" : "quotations", `of ${count(speakers.size, "speaker")}`));
  },
});
