// The reader's verdicts by row id, kept in the browser where it lets us, and else only while the page is open.
// A verdict: {table, article, start, end, seen, verdict: "right" | "wrong" | "fix", note, fixes: {column: [value, corrected]}}

const verdicts = (() => {
  const key = `wireledger:${DATA.run.key}`;
  const listeners = [];
  let kept = {};
  let lasting = true;
  let unsaved = false;

  try {
    kept = sound(JSON.parse(localStorage.getItem(key) ?? "{}"));
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    lasting = false;
  }

  function sound(stored) {
    return Object.fromEntries(Object.entries(stored ?? {}).filter(([, told]) => told && told.table in DATA.ids && told.verdict));
  }

  function changed(id) {
    unsaved = true;
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      lasting = false;
    }
    for (const tell of listeners) tell(id);
  }

  function start(row) {
    return { table: row.table, article: row.article.article_id, start: row.start, end: row.end, seen: row.seen, note: "", fixes: {} };
  }

  window.addEventListener("beforeunload", (event) => {
    if (!lasting && unsaved) event.preventDefault();
  });

  return {
    of: (id) => (Object.hasOwn(kept, id) ? kept[id] : undefined),
    all: () => Object.entries(kept),
    lasting: () => lasting,
    saved: () => { unsaved = false; },
    onChange: (tell) => listeners.push(tell),
    // A verdict given twice is taken back.
    give(row, verdict) {
      const before = this.of(row.id);
      if (before?.verdict === verdict) delete kept[row.id];
      else kept[row.id] = { ...(before ?? start(row)), seen: row.seen, verdict, fixes: verdict === "fix" ? (before?.fixes ?? {}) : {} };
      changed(row.id);
    },
    fix(row, column, corrected) {
      const told = this.of(row.id) ?? start(row);
      kept[row.id] = { ...told, seen: row.seen, verdict: "fix", fixes: { ...told.fixes, [column]: [row[column], corrected] } };
      changed(row.id);
    },
    unfix(row, column) {
      delete kept[row.id].fixes[column];
      changed(row.id);
    },
    note(row, note) {
      if (!kept[row.id]) return;
      kept[row.id].note = note;
      changed(row.id);
    },
    put(id, told) {
      kept[id] = told;
      changed(id);
    },
  };
})();
