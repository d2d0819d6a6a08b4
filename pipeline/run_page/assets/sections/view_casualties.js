(() => {
  const columns = [
    { label: "Figure", cell: (row) => rowLink(row, `${quantity(row)} ${row.effect}`) },
    { label: "As printed", cell: (row) => quoted(row.text) },
    { label: "Whose", cell: (row) => [row.victim_text, row.victim_side && `(${row.victim_side})`].filter(Boolean).join(" ") },
    { label: "By whose word", cell: (row) => [row.claimant_name || NOBODY, row.claimant_side && `(${row.claimant_side})`].filter(Boolean).join(" ") },
    { label: "Certainty", cell: (row) => row.certainty },
    { label: "Counted", cell: (row) => (row.relation && row.relation !== "main" ? `${row.counted}, ${row.relation}` : row.counted) },
    { label: "Place", cell: (row) => row.place_text },
    { label: "Day", by: (row) => row.event_date, cell: (row) => day(row.event_date) },
    INCIDENT_COLUMN,
    { label: "Article", article: true, cell: (row) => articleLink(row.article) },
    VERDICT_COLUMN,
  ];
  view({
    order: 30, id: "casualties", title: "Figures", table: "casualties", columns,
    render: ({ casualties }) => rowTable({ caption: count(casualties.length, "figure"), columns, rows: casualties }),
  });
})();
