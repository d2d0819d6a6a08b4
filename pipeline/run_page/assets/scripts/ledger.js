// The run's rows. A row reads its cells by name: row.effect; an empty cell is "".
// ledger.quotes and so on are the rows of a table; tables: those with verdicts; others: what else the run wrote.

const DATA = JSON.parse(document.getElementById("data").textContent);

const ledger = (() => {
  const { strings, tables, ids } = DATA;

  function rowsOf(table) {
    class Row {
      constructor(place, cells) {
        this.table = table;
        this.place = place;
        this.cells = cells;
      }
      get article() {
        return articles[this.cells[0]];
      }
      get id() {
        return this[ids[table]];
      }
      get why() {
        const parts = tables[table].why?.[this.place] ?? [];
        return parts.flatMap((part, n) => (n % 2 ? [] : [[strings[part], strings[parts[n + 1]]]]));
      }
    }
    tables[table].columns.forEach((column, n) => {
      Object.defineProperty(Row.prototype, column, { get() { return strings[this.cells[n + 1]]; } });
    });
    for (const column of Object.keys({ ...DATA.meanings[table], ...OPTIONAL })) {
      if (!(column in Row.prototype)) Row.prototype[column] = "";
    }
    return tables[table].rows.map((cells, place) => new Row(place, cells));
  }

  const OPTIONAL = Object.fromEntries(
    ("title published words path killed_best wounded_best captured_best missing_best displaced_best killed_low killed_high " +
      "text quote sentence sentences content cue confidence published event_id claim_group utterance_id rule_id construction " +
      "casualty_id text_start text_end start end speaker_start speaker_end cue_start cue_end content_start content_end " +
      "latitude longitude runner_up resolution speaker_text speaker_type found_by claimants rivals quantity_kind " +
      "stage message error seen entity_id place_id label event_date event_date_end place_text means perpetrator_name linked_because " +
      "incident_id story_id earliest agency members alike kind claimant_name claimant_side victim_side effect low best high denied stories " +
      "articles first_best first_told latest_best latest_told killed_first killed_latest casualty_ids first_quote first_speaker speaker_name " +
      "speaker_differs first_article_id article_id first_published first_quote_id quote_id variant_id casualties_low casualties_best " +
      "casualties_high wounded_low wounded_high captured_low captured_high missing_low missing_high displaced_low displaced_high").split(" ").map((column) => [column, ""]),
  );
  const articles = rowsOf("articles");
  articles.forEach((article, n) => {
    article.number = n;
    article.textAsRead = DATA.texts[n];
    article.rows = {};
  });
  const all = { articles };
  const further = Object.keys(tables).filter((table) => table !== "articles" && !Object.hasOwn(ids, table));
  for (const table of further) all[table] = rowsOf(table);
  const byId = new Map();
  for (const table of Object.keys(ids)) {
    for (const article of articles) article.rows[table] = [];
    all[table] = rowsOf(table);
    for (const row of all[table]) {
      row.article.rows[table].push(row);
      byId.set(row.id, row);
    }
  }
  const byArticle = new Map(articles.map((article) => [article.article_id, article]));

  const others = further.filter((table) => table !== "errors");
  return { ...all, tables: Object.keys(ids), others, columns: (table) => tables[table].columns, run: DATA.run, row: (id) => byId.get(id), article: (id) => byArticle.get(id) };
})();
