// The reader's verdicts by row id, kept in the browser where it lets us, and else only while the page is open.
// A verdict: {table, article, start, end, seen, verdict: "right" | "wrong" | "fix", note, fixes: {column: [value, corrected]}}

const verdicts = (() => {
  const key = `wireledger:${DATA.run.key}`;
  const listeners = [];
  let kept = Object.create(null);
  let lasting = true;
  let unsaved = false;

  try {
    kept = sound(JSON.parse(localStorage.getItem(key) ?? "{}"));
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    lasting = false;
  }

  function sound(stored) {
    const found = Object.create(null);
    for (const [id, told] of Object.entries(stored ?? {})) {
      if (told && Object.hasOwn(DATA.ids, told.table) && told.verdict) found[id] = { ...start({}), ...told, fixes: told.fixes ?? {} };
    }
    return found;
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

  function start({ table = "", article, start = "", end = "", seen = "" }) {
    return { table, article: article?.article_id ?? "", start, end, seen, note: "", fixes: {} };
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
    put(others) {
      for (const [id, told] of others) kept[id] = told;
      changed(null);
    },
  };
})();
