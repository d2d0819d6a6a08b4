// A table of rows with a caption, some at a time, that a click on a column's name sorts.
// columns: [{label, cell(row), numeric}]; a cell gives text or an element.
// The roles are said outright, since a narrow screen shows each row as a card.

const AT_ONCE = 100;

function rowTable({ caption, columns, rows, empty = "No row fits." }) {
  if (!rows.length) return h("p", { class: "none" }, empty);
  const body = h("tbody", { role: "rowgroup" });
  const more = h("button", { type: "button", class: "more", onclick: () => show() });
  let order = rows;
  let shown = 0;

  function show() {
    const next = order.slice(shown, shown + AT_ONCE);
    body.append(...next.map((row) => line(row, columns)));
    shown += next.length;
    more.hidden = shown >= rows.length;
    more.textContent = `Show ${number.format(Math.min(AT_ONCE, rows.length - shown))} more of ${number.format(rows.length)}`;
  }

  // Up, down, and as the rows came.
  function sort(head, column) {
    const way = { ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")] ?? "ascending";
    for (const other of head.parentElement.children) other.setAttribute("aria-sort", other === head ? way : "none");
    order = way === "none" ? rows : sorted(rows, column, way === "ascending" ? 1 : -1);
    shown = 0;
    body.replaceChildren();
    show();
  }

  const heads = columns.map((column) => {
    const head = h("th", { role: "columnheader", scope: "col", "aria-sort": "none", class: column.numeric ? "numeric" : null },
      rows.length > 1 ? h("button", { type: "button", class: "sort", onclick: () => sort(head, column) }, column.label) : column.label);
    return head;
  });
  const table = h("table", { role: "table", class: "rows" },
    h("caption", null, caption), h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads)), body);
  show();
  return h("div", { class: "table" }, table, more);
}

// Numbers by their size, days and words by their letters; empty cells last.
function sorted(rows, { cell, by, numeric }, sign) {
  const text = (content) => (content instanceof Node ? content.textContent : String(content ?? ""));
  const keyed = rows.map((row) => {
    const said = by ? by(row) : text(cell(row));
    return [numeric && said ? Number(said.replace(/,/g, "").match(/\d+(\.\d+)?/)?.[0] ?? 0) : said, row];
  });
  const compare = ([a], [b]) => (a === "" || b === "" ? (a === "") - (b === "") : sign * (numeric ? a - b : a.localeCompare(b, "en")));
  return keyed.sort(compare).map(([, row]) => row);
}

function line(row, columns) {
  return h("tr", { role: "row", "data-id": row.id ?? null }, columns.map(({ label, cell, numeric }) => {
    const content = cell(row);
    const blank = content === "" || content === null || content === undefined;
    return h("td", { role: "cell", "data-label": label, class: [numeric && "numeric", blank && "blank"].filter(Boolean).join(" ") || null }, content);
  }));
}

const addressOf = (row) => `#/article/${encodeURIComponent(row.article.article_id)}/${encodeURIComponent(row.id)}`;
const articleAddress = (article) => `#/article/${encodeURIComponent(article.article_id)}`;
const rowLink = (row, text = headline(row)) => h("a", { href: addressOf(row) }, text);
const articleLink = (article, text = titleOf(article)) => h("a", { href: articleAddress(article) }, text);

const SIGNS = { right: "✓", wrong: "✗", fix: "✎" };

// What the reader has said of a row; kept up to date by the one who made it.
function verdictMark(row) {
  const told = verdicts.of(row.id);
  if (!told) return "";
  const before = told.seen && row.seen && told.seen !== row.seen ? ", of an earlier reading" : "";
  return h("span", { class: `verdict ${told.verdict}` }, `${SIGNS[told.verdict]} ${told.verdict}${before}`);
}

const VERDICT_COLUMN = { label: "Verdict", cell: (row) => h("span", { "data-verdict": row.id }, verdictMark(row)) };

verdicts.onChange((id) => {
  for (const place of document.querySelectorAll("[data-verdict]")) {
    if ([place.dataset.verdict, null].includes(id) && ledger.row(place.dataset.verdict)) place.replaceChildren(verdictMark(ledger.row(place.dataset.verdict)));
  }
});
