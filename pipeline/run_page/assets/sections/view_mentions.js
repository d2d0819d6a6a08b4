(() => {
  const columns = [
    { label: "Name", cell: (row) => rowLink(row, row.text) },
    { label: "Stands for", cell: (row) => row.entity_name },
    { label: "Kind", cell: (row) => row.entity_type.replace(/_/g, " ") },
    { label: "Side", cell: (row) => row.side },
    { label: "Article", article: true, cell: (row) => articleLink(row.article) },
    VERDICT_COLUMN,
  ];
  const everybody = (rows) => [...grouped(rows, (row) => `${row.label}\n${row.entity_name || row.text}`).values()].sort((a, b) => b.length - a.length);
  view({
    order: 60, id: "mentions", title: "Names", table: "mentions", columns,
    render({ mentions }, asked) {
      if (asked.actor || asked.place) return rowTable({ caption: count(mentions.length, "name"), columns, rows: mentions });
      const rows = everybody(mentions);
      const filter = (row) => (row.label === "PLACE" ? "place" : "actor");
      return rowTable({
        caption: `${number.format(rows.length)} actors and places, told ${number.format(mentions.length)} times`,
        rows: rows.map((all) => ({ all, row: all[0] })),
        columns: [
          { label: "Name", cell: ({ row }) => filterLink("mentions", { [filter(row)]: row.entity_name || row.text }, row.entity_name || row.text) },
          { label: "What", cell: ({ row }) => (row.label === "PLACE" ? "place" : "actor") },
          { label: "Kind", cell: ({ row }) => row.entity_type.replace(/_/g, " ") },
          { label: "Side", cell: ({ row }) => row.side },
          { label: "Times", numeric: true, cell: ({ all }) => number.format(all.length) },
          { label: "Articles", numeric: true, cell: ({ all }) => number.format(new Set(all.map((one) => one.article)).size) },
        ],
      });
    },
  });
})();
