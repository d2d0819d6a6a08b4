// A view for each further table of the run, such as a profile's: its first columns that hold anything.

const WITH_VIEWS = ["stories", "incidents", "incident_claims", "quote_variants"]; // of their own

for (const [n, table] of ledger.others.filter((name) => ledger[name].length && !WITH_VIEWS.includes(name)).entries()) {
  const MOST = 9;
  const filled = ledger.columns(table).filter((column) => column !== "article_id");
  const columns = filled.slice(0, MOST).map((column) => ({ label: columnName(column), cell: (row) => cut(row[column], 160) }));
  if (ledger.columns(table).includes("article_id")) columns.push({ label: "Article", cell: (row) => (row.article ? articleLink(row.article) : row.article_id) });
  view({
    order: 100 + n,
    id: table,
    title: table.length < 6 ? table.toUpperCase() : table[0].toUpperCase() + table.slice(1).replace(/_/g, " "),
    render: ({ articles }) => {
      const rows = ledger[table].filter((row) => !row.article || articles.includes(row.article));
      const left = filled.length > MOST ? `; ${table}.csv has ${count(filled.length - MOST, "further column")}` : "";
      return rowTable({ caption: `${count(rows.length, "row")}${left}`, columns, rows });
    },
  });
}
