view({
  order: 10,
  id: "articles",
  title: "Articles",
  render: ({ articles }) => rowTable({
    caption: count(articles.length, "article"),
    rows: articles,
    empty: "No article fits what you look for.",
    columns: [
      { label: "Article", cell: (article) => articleLink(article) },
      { label: "Published", cell: (article) => day(article.published), by: (article) => article.published },
      { label: "Killed", numeric: true, cell: (article) => rangeOf(article, "killed") },
      { label: "Wounded", numeric: true, cell: (article) => rangeOf(article, "wounded") },
      { label: "Events", numeric: true, cell: (article) => number.format(article.rows.events.length) },
      { label: "Quotations", numeric: true, cell: (article) => number.format(article.rows.quotes.length) },
      { label: "Checked", numeric: true, cell: (article) => {
        const rows = Object.values(article.rows).flat();
        const judged = rows.filter((row) => verdicts.of(row.id)).length;
        return judged ? `${judged} of ${rows.length}` : "";
      } },
    ],
  }),
});
