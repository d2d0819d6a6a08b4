// How much there is.

section({
  order: 10,
  id: "numbers",
  title: "At a glance",
  wide: true,
  render({ articles, casualties, events, quotes, victims }, asked) {
    const incidents = events.filter((row) => row.kind !== "other time");
    const speakers = new Set(quotes.map((row) => row.speaker_name).filter(Boolean));
    const undated = articles.filter((article) => !article.published).length;
    const stat = (id, n, label, note) => h("li", null,
      h("a", { href: address(id, asked) }, h("strong", null, number.format(n)), " ", label), note ? h("span", { class: "note" }, note) : null);
    return h("ul", { class: "stats" },
      stat("articles", articles.length, articles.length === 1 ? "article" : "articles", undated ? `${number.format(undated)} without a day` : ""),
      stat("events", incidents.length, incidents.length === 1 ? "event" : "events", events.length > incidents.length ? `and ${count(events.length - incidents.length, "earlier or longer one")}` : ""),
      stat("casualties", casualties.length, casualties.length === 1 ? "figure" : "figures", `${number.format(casualties.filter((row) => row.counted === "yes").length)} counted`),
      stat("victims", victims.length, victims.length === 1 ? "victim described" : "victims described", `${number.format(victims.filter((row) => row.name).length)} by name`),
      stat("quotes", quotes.length, quotes.length === 1 ? "quotation" : "quotations", `of ${count(speakers.size, "speaker")}`));
  },
});
