// Verdicts as the CSV that `wireledger evaluate` reads, and back from one.

const verdictFile = (() => {
  const COLUMNS = ["row_id", "table", "verdict", "field", "corrected", "note", "article_id", "start", "end", "value", "seen"];
  const FORMULA = /^'*[=+\-@\t\r]/; // what a spreadsheet would run: such a cell has an apostrophe before it

  const guarded = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
  const unguarded = (cell) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
  const written = (cell) => (/[",;\r\n]/.test(guarded(cell)) ? `"${guarded(cell).replace(/"/g, '""')}"` : guarded(cell));

  function lines() {
    const found = [];
    for (const [id, told] of verdicts.all()) {
      const fixes = Object.entries(told.fixes);
      for (const [field, [value, corrected]] of fixes.length ? fixes : [["", ["", ""]]]) {
        const place = [told.article, told.start, told.end, value, told.seen];
        found.push([id, told.table, told.verdict, field, corrected, told.note, ...place]);
      }
    }
    return found.sort((a, b) => (a.slice(0, 4).join("\t") < b.slice(0, 4).join("\t") ? -1 : 1));
  }

  const text = () => `\ufeff${[COLUMNS, ...lines()].map((cells) => `${cells.map(written).join(",")}\r\n`).join("")}`;

  function save() {
    const link = h("a", { download: "verdicts.csv", href: URL.createObjectURL(new Blob([text()], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    verdicts.saved();
    announce("verdicts.csv is saved");
  }

  // The cells of each line; quotation marks may hold line ends and doubled marks.
  function parsed(csv) {
    const [first] = csv.replace(/^\ufeff/, "").split("\n");
    const separator = [",", ";", "\t"].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best));
    const rows = [[]];
    const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r?\\n|\\r|$)`, "y");
    const body = csv.replace(/^\ufeff/, "");
    while (cell.lastIndex < body.length) {
      const found = cell.exec(body);
      if (!found) break;
      rows.at(-1).push(unguarded(found[1].startsWith('"') ? found[1].slice(1, -1).replace(/""/g, '"') : found[1]));
      if (found[2] !== separator && cell.lastIndex < body.length) rows.push([]);
    }
    return rows.filter((cells) => cells.length > 1);
  }

  // Takes a saved file in; returns how many rows it judges, and how many of them this page doesn't have.
  function take(csv) {
    const [header = [], ...body] = parsed(csv);
    if (!["row_id", "table", "verdict"].every((column) => header.includes(column))) throw new Error("no table of verdicts");
    const found = new Map();
    for (const cells of body) {
      const line = Object.fromEntries(header.map((column, n) => [column, cells[n] ?? ""]));
      if (!Object.hasOwn(DATA.ids, line.table) || !["right", "wrong", "fix"].includes(line.verdict)) continue;
      const { article_id: article, start, end, seen } = line;
      const told = found.get(line.row_id) ?? { table: line.table, article, start, end, seen, verdict: line.verdict, note: line.note, fixes: {} };
      if (line.verdict === "fix" && line.field) told.fixes[line.field] = [line.value ?? "", line.corrected ?? ""];
      found.set(line.row_id, told);
    }
    verdicts.put(found);
    return [found.size, [...found.keys()].filter((id) => !ledger.row(id)).length];
  }

  return { save, take, text };
})();
