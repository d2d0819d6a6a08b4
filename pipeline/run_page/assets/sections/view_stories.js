// Which articles print the same report.

if (links.stories) {
  const member = (row) => {
    const article = row.article;
    const how = [row.kind, day(row.published), alike(row)].filter(Boolean).join(", ");
    return h("li", null, article ? articleLink(article) : row.article_id, " ", h("span", { class: "quiet" }, how));
  };
  view({
    order: 12, id: "stories", title: "Stories",
    render(selection) {
      const rows = links.storiesIn(selection).map(([first, ...later]) => ({ first, later }));
      const several = rows.filter(({ later }) => later.length).length;
      return rowTable({
        caption: `${count(rows.length, "story", "stories")}, ${several ? number.format(several) : "none"} of them in several articles. A reprint has at least half of the first print’s words in a row, a rewrite fewer; a version has another toll.`,
        rows,
        columns: [
          { label: "First print", cell: ({ first }) => (first.article ? articleLink(first.article) : first.article_id) },
          { label: "Published", by: ({ first }) => first.published, cell: ({ first }) => day(first.published) },
          { label: "Agency", cell: ({ first }) => first.agency },
          { label: "Articles", numeric: true, cell: ({ first }) => first.members },
          { label: "Printed again", cell: ({ later }) => (later.length ? h("ul", { class: "members" }, later.map(member)) : "") },
        ],
      });
    },
  });
}
