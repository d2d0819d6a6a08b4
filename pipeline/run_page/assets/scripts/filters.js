// What is looked for: kept in the page's address, so that a view can be bookmarked and linked to.
// of: the words of a row that a filter looks at, by table; a row of which it has none is none of its business.

const placesOf = (row) => `${row.place_text} ${placeNames().get(row.place_id) ?? ""}`;

const FILTERS = {
  text: { label: "Text", of: {} },
  actor: { label: "Actor", of: { mentions: (row) => (row.label === "PLACE" ? null : row.entity_name) } },
  place: { label: "Place", of: { mentions: (row) => (row.label === "PLACE" ? row.entity_name : null), events: placesOf, casualties: placesOf } },
  speaker: { label: "Speaker", of: { quotes: (row) => row.speaker_name } },
  stance: { label: "Stance", of: { quotes: (row) => row.stance }, closed: true },
  claimant: { label: "Claimant", of: { casualties: (row) => row.claimant_name } },
  effect: { label: "Effect", of: { casualties: (row) => row.effect }, closed: true },
};

// The name that the mentions have for each place's id.
function placeNames() {
  placeNames.known ??= new Map(ledger.mentions.filter((row) => row.label === "PLACE" && row.entity_id).map((row) => [row.entity_id, row.entity_name]));
  return placeNames.known;
}

const filters = (() => {
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(); // folded once, when first searched

  function searched(article) {
    if (!texts.has(article)) {
      const said = [article.title, article.article_id, article.textAsRead ?? ""];
      if (article.textAsRead === null) said.push(...["quotes", "casualties"].flatMap((t) => article.rows[t].map((row) => row.sentence)));
      texts.set(article, folded(said.join("\n")));
    }
    return texts.get(article);
  }

  const wordsOf = (row, name) => FILTERS[name].of[row.table]?.(row) ?? null;
  const concerns = (row, name) => wordsOf(row, name) !== null;

  function matches(row, name, wanted) {
    const words = wordsOf(row, name);
    return FILTERS[name].closed ? words === wanted : folded(words).includes(folded(wanted));
  }

  // Whether some filter asks about such rows, and all that do let this one pass.
  function keeps(row, asked) {
    const own = asked.filter(([name]) => concerns(row, name));
    return own.length > 0 && own.every(([name, wanted]) => matches(row, name, wanted));
  }

  function articlePasses(article, asked) {
    return asked.every(([name, wanted]) => {
      if (name === "text") return searched(article).includes(folded(wanted));
      return Object.keys(FILTERS[name].of).some((table) => article.rows[table].some((row) => concerns(row, name) && keeps(row, asked)));
    });
  }

  // The articles and the rows of each table that pass.
  function selection(given) {
    const asked = Object.entries(given);
    const articles = ledger.articles.filter((article) => articlePasses(article, asked));
    const found = { articles };
    for (const table of ledger.tables) {
      const rows = articles.flatMap((article) => article.rows[table]);
      found[table] = asked.some(([name]) => Object.hasOwn(FILTERS[name].of, table)) ? rows.filter((row) => keeps(row, asked)) : rows;
    }
    return found;
  }

  // The words to choose from, most frequent first.
  function values(name) {
    const [table] = Object.keys(FILTERS[name].of);
    return [...tally(ledger[table].map((row) => wordsOf(row, name)).filter(Boolean)).keys()];
  }

  // The form. change(asked) is called as the reader types.
  function form(asked, change) {
    const set = (name, value) => {
      const { [name]: _, ...others } = asked;
      asked = value ? { ...others, [name]: value } : others;
      change(asked);
    };
    const fields = Object.keys(FILTERS).map((name) => field(name, asked[name] ?? "", (value) => set(name, value)));
    const given = Object.keys(asked).filter((name) => name !== "text").length;
    return h("form", { role: "search", class: "filters", onsubmit: (event) => event.preventDefault() },
      fields[0],
      h("details", { open: given > 0 && matchMedia("(min-width: 48rem)").matches },
        h("summary", null, "Filter by name, stance or effect"),
        h("div", { class: "fields" }, fields.slice(1)),
      ),
    );
  }

  function field(name, value, set) {
    const { label, closed } = FILTERS[name];
    const id = `filter-${name}`;
    let input;
    if (closed) {
      input = h("select", { id, onchange: () => set(input.value) }, h("option", { value: "" }, "any"));
      input.append(...values(name).map((word) => h("option", { value: word, selected: word === value }, word)));
    } else {
      let waiting;
      const later = () => { clearTimeout(waiting); waiting = setTimeout(() => set(input.value.trim()), 200); };
      input = h("input", { id, type: "search", value, autocomplete: "off", oninput: later });
      if (name !== "text") offer(input, name);
    }
    return h("label", { for: id, class: `field field-${name}` }, h("span", null, name === "text" ? "Search the articles" : label), input);
  }

  // The names to choose from, made when they are first asked for.
  function offer(input, name) {
    const list = h("datalist", { id: `${input.id}-names` });
    input.setAttribute("list", list.id);
    input.addEventListener("focus", () => list.append(...values(name).slice(0, 2000).map((word) => h("option", { value: word }))), { once: true });
    input.after(list);
    input.addEventListener("focus", () => input.isConnected && !list.isConnected && input.after(list));
  }

  // What is asked for, each with a button that takes it back.
  function chips(asked, change) {
    const without = (name) => Object.fromEntries(Object.entries(asked).filter(([other]) => other !== name));
    return Object.entries(asked).map(([name, value]) =>
      h("button", { type: "button", class: "chip", onclick: () => change(without(name)) },
        `${FILTERS[name].label}: ${value} `, h("span", { "aria-hidden": "true" }, "×"), h("span", { class: "unseen" }, ", take away")));
  }

  return { selection, form, chips };
})();
