(() => {
  const columns = [
    { label: "Event", cell: (row) => rowLink(row, hurt(row) || "no number") },
    { label: "Day", by: (row) => row.event_date, cell: daysOf },
    { label: "Place", cell: (row) => row.place_text },
    { label: "Means", cell: (row) => (row.means === "unknown" ? "" : row.means) },
    { label: "By whose hand", cell: (row) => row.perpetrator_name },
    { label: "Claimants", numeric: true, cell: (row) => `${row.claimants}${row.rivals === "yes" ? ", differ" : ""}` },
    { label: "Kind", cell: (row) => row.kind },
    INCIDENT_COLUMN,
    { label: "Article", article: true, cell: (row) => articleLink(row.article) },
    VERDICT_COLUMN,
  ];
  view({
    order: 20, id: "events", title: "Events", table: "events", columns,
    render: ({ events }) => rowTable({ caption: count(events.length, "event"), columns, rows: events }),
  });
})();
