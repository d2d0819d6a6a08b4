// One article: its text, the panel of the chosen row, and all its rows.

const articleView = (() => {
  let shown = null; // {article, row, place, panel}
  const hidden = new Set(); // layers that the reader has switched off

  function render(article, rowId, { before, after }) {
    const panel = h("aside", { class: "panel", "aria-label": "The chosen row" });
    const place = h("div", { class: "article" });
    shown = { article, row: null, place, panel };
    place.append(
      h("article", { "aria-labelledby": "title" }, heading(article, before, after), body(article)),
      panel,
      h("div", { class: "article-rows" }, tablesOf(article)),
    );
    listen(place);
    choose(rowOf(article, rowId));
    return place;
  }

  function rowOf(article, id) {
    const row = id ? ledger.row(id) : null;
    return row?.article === article ? row : null;
  }

  function heading(article, before, after) {
    const totals = hurt(article);
    return h("header", { class: "article-head" },
      h("p", { class: "kicker" }, day(article.published) || "no day of publication"),
      h("h1", { id: "title", tabindex: "-1" }, titleOf(article)),
      h("p", { class: "meta" }, [article.article_id, article.words && count(Number(article.words), "word"), totals || "no counted figure"].filter(Boolean).join(" · ")),
      storyLine(article),
      h("nav", { class: "turn", "aria-label": "Other articles" },
        before ? h("a", { href: articleAddress(before), rel: "prev" }, "← ", cut(titleOf(before), 40)) : h("span"),
        after ? h("a", { href: articleAddress(after), rel: "next" }, cut(titleOf(after), 40), " →") : h("span")),
      article.textAsRead === null ? null : legend(article));
  }

  function legend(article) {
    return h("fieldset", { class: "legend" }, h("legend", null, "Marked in the text"),
      Object.entries(LAYERS).map(([name, { label, rows }]) => h("label", null,
        h("input", { type: "checkbox", checked: !hidden.has(name), onchange: (event) => layer(name, event.target.checked) }),
        h("span", { class: `mark sample ${name} first last` }, label), ` ${rows(article).length}`)));
  }

  function layer(name, on) {
    if (on) hidden.delete(name);
    else hidden.add(name);
    shown.place.querySelector("#text")?.classList.toggle(`without-${name}`, !on);
    roam();
  }

  function body(article) {
    if (article.textAsRead === null) {
      const sentences = new Set(["casualties", "quotes", "mentions"].flatMap((table) => article.rows[table].map((row) => row.sentence)));
      return [h("p", { class: "hint" }, "The text of this article was not at hand when the page was written; these are the sentences of its rows."),
        h("ul", { class: "sentences" }, [...sentences].filter(Boolean).map((said) => h("li", null, said)))];
    }
    const text = articleText(article);
    for (const name of hidden) text.classList.add(`without-${name}`);
    return text;
  }

  function tablesOf(article) {
    const tags = tagsOf(article);
    return VIEWS.filter((told) => told.columns).map(({ title, table, columns }) => {
      const rows = article.rows[table];
      if (!rows.length) return null;
      const tag = ["events", "casualties", "quotes"].includes(table) && rows.some((row) => tags.has(row.id));
      const first = tag ? [{ label: table === "quotes" ? "No." : "Event", cell: (row) => tags.get(row.id) ?? "" }] : [];
      const shownRows = table === "mentions" ? firstOfEach(rows) : rows;
      return h("section", { "aria-labelledby": `rows-${table}` }, h("h2", { id: `rows-${table}` }, title),
        rowTable({ caption: `${title} of this article`, rows: shownRows, columns: filled([...first, ...columns.filter((column) => !column.article)], shownRows) }));
    });
  }

  // Without the columns that would be empty from top to bottom.
  const filled = (columns, rows) => columns.filter((column) => column === VERDICT_COLUMN || rows.some((row) => column.cell(row)));

  // A name told nine times is one line of the article's table; each telling is marked in the text.
  const firstOfEach = (rows) => [...grouped(rows, (row) => `${row.label} ${row.entity_name || row.text}`).values()].map(([row]) => row);

  const marks = () => [...(shown?.place.querySelectorAll(".mark.first[data-id]") ?? [])].filter(isOn);
  const isOn = (mark) => ![...hidden].some((name) => mark.classList.contains(name));
  const rowAt = (target) => {
    const mark = target.closest?.("[data-rows]");
    const line = target.closest?.("tr[data-id]");
    const ids = mark ? mark.dataset.rows.split(" ") : line ? [line.dataset.id] : [];
    return ids.map((id) => ledger.row(id)).find(Boolean) ?? null;
  };

  function listen(place) {
    const light = (event) => tie(place, rowAt(event.target), "near");
    place.addEventListener("pointerover", light);
    place.addEventListener("pointerleave", () => tie(place, null, "near"));
    place.addEventListener("focusin", (event) => {
      light(event);
      if (event.target.matches(".mark")) roam(event.target);
    });
    place.addEventListener("focusout", () => tie(place, null, "near"));
    place.querySelector("#text")?.addEventListener("click", (event) => {
      const row = getSelection().isCollapsed ? rowAt(event.target) : null;
      if (row) open(row);
    });
    place.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches(".mark[data-id]")) {
        open(ledger.row(event.target.dataset.id));
        shown.panel.querySelector("h2").focus();
      }
    });
    roam();
  }

  // One mark at a time is in the tab order; the arrows and j, k lead to the others.
  function roam(to) {
    const all = marks();
    const current = to ?? all.find((mark) => mark.tabIndex === 0) ?? all[0];
    for (const mark of shown.place.querySelectorAll(".mark[tabindex='0']")) mark.tabIndex = -1;
    if (current) current.tabIndex = 0;
  }

  function step(by) {
    const all = marks();
    if (!all.length) return;
    const focused = all.indexOf(document.activeElement);
    const from = focused >= 0 ? focused : all.findIndex((mark) => mark.dataset.id === shown.row?.id);
    const next = all[Math.min(all.length - 1, Math.max(0, from < 0 ? 0 : from + by))];
    roam(next);
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    open(ledger.row(next.dataset.id), { still: true });
  }

  // Chooses a row and puts it into the address, without a step in the browser's history.
  function open(row, { still = false } = {}) {
    history.replaceState(null, "", addressOf(row));
    choose(row, { still });
  }

  function choose(row, { still = false } = {}) {
    shown.row = row;
    const { place, panel } = shown;
    tie(place, row, "chosen");
    place.classList.toggle("with-row", Boolean(row));
    panel.replaceChildren(...(row ? rowPanel(row, close) : key(shown.article)).flat(Infinity).filter(Boolean));
    if (row) announce(`${kindOf(row)}: ${headline(row)}`);
    for (const said of place.querySelectorAll(".sentences li")) said.classList.toggle("chosen", said.textContent === row?.sentence);
    const mark = wordsOf(row);
    if (mark && !still) {
      if (mark.dataset.id) roam(mark);
      if (place.isConnected) mark.scrollIntoView({ block: "nearest" });
    }
  }

  // Where a row's words begin; of an event or a victim those of the first figure that tells of it.
  function wordsOf(row) {
    const { place } = shown;
    if (!row) return null;
    return place.querySelector(`#text .mark.chosen[data-id="${CSS.escape(row.id)}"]`) ?? place.querySelector("#text .chosen, #text .chosen-too, .sentences .chosen");
  }

  // What the letters and numbers in the text stand for.
  function key(article) {
    const tags = tagsOf(article);
    const entry = (row, text, more) => h("li", null, h("span", { class: "tag" }, tags.get(row.id)), h("span", null, rowLink(row, text), " ", h("span", { class: "quiet" }, more)));
    const list = (title, entries) => (entries.length ? [h("h3", null, title), h("ul", { class: "key" }, entries)] : null);
    const figures = grouped(article.rows.casualties, "event_id");
    const speakers = [...grouped(article.rows.quotes.filter((row) => row.speaker_name), "speaker_name")];
    return [
      h("p", { class: "hint" }, "Choose a marked word, or a row below, to see what it says and why, and to judge it."),
      list("Events", article.rows.events.map((row) => entry(row, headline(row), count(figures.get(row.id)?.length ?? 0, "figure")))),
      list("Speakers", speakers.map(([name, rows]) => entry(rows[0], name, [rows[0].speaker_side, rows.length > 1 && `${rows.length} times`].filter(Boolean).join(", ")))),
    ];
  }

  function close() {
    const { row, article } = shown;
    history.replaceState(null, "", articleAddress(article));
    choose(null);
    shown.place.querySelector(`.mark[data-id="${CSS.escape(row?.id ?? "")}"]`)?.focus();
  }

  function judge(verdict) {
    if (!shown?.row) return;
    verdicts.give(shown.row, verdict);
    shown.panel.querySelector(".judge").refresh();
    announce(`${verdicts.of(shown.row.id)?.verdict ?? "no verdict"}: ${headline(shown.row)}`);
    if (verdict === "fix") shown.panel.querySelector("[data-name=column]")?.focus();
  }

  // After it stands in the page: to the chosen row's words.
  function arrive() {
    const words = wordsOf(shown.row);
    words?.scrollIntoView({ block: "center" });
    if (words?.dataset.id) words.focus({ preventScroll: true });
  }

  return { render, step, judge, close, arrive, choose: (id) => choose(rowOf(shown.article, id)), current: () => shown, leave: () => { shown = null; } };
})();
