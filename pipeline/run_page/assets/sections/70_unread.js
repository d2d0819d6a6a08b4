// What could not be read.

section({
  order: 70,
  id: "unread",
  title: "Not read, or not whole",
  render() {
    const rows = ledger.errors;
    if (!rows.length) return null;
    return rowTable({
      caption: `${count(rows.length, "fault")} of errors.csv`,
      rows,
      columns: [
        { label: "Article", cell: (row) => row.article_id || row.path },
        { label: "Where", cell: (row) => row.stage },
        { label: "What", cell: (row) => row.message || row.error },
      ],
    });
  },
});
