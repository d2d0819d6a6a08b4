(() => {
  const columns = [
    { label: "Victim", cell: (row) => rowLink(row) },
    { label: "Age", numeric: true, cell: (row) => row.age },
    { label: "Sex", cell: (row) => row.sex },
    { label: "Age group", cell: (row) => row.age_group },
    { label: "Trade or office", cell: (row) => row.role },
    { label: "Effect", cell: (row) => row.effect },
    { label: "Number", numeric: true, cell: (row) => row.number },
    { label: "Counted", cell: (row) => row.counted },
    { label: "Article", article: true, cell: (row) => articleLink(row.article) },
    VERDICT_COLUMN,
  ];
  view({
    order: 40, id: "victims", title: "Victims", table: "victims", columns,
    render: ({ victims }) => rowTable({ caption: count(victims.length, "victim"), columns, rows: victims }),
  });
})();
