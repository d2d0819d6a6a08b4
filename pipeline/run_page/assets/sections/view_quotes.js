(() => {
  const columns = [
    { label: "Quotation", cell: (row) => rowLink(row, quoted(cut(row.quote, 220))) },
    { label: "Speaker", cell: (row) => row.speaker_name || NOBODY },
    { label: "Side", cell: (row) => row.speaker_side },
    { label: "Kind", cell: (row) => row.kind },
    { label: "Stance", cell: (row) => row.stance },
    { label: "Cue", cell: (row) => row.cue },
    { label: "Sure", numeric: true, cell: (row) => (row.confidence ? Number(row.confidence).toFixed(2) : "") },
    { label: "Article", article: true, cell: (row) => articleLink(row.article) },
    VERDICT_COLUMN,
  ];
  view({
    order: 50, id: "quotes", title: "Quotations", table: "quotes", columns,
    render: ({ quotes }) => rowTable({ caption: count(quotes.length, "quotation"), columns, rows: quotes }),
  });
})();
