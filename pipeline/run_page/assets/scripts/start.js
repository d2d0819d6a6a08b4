// The frame of the page, and which view the address asks for.

const page = (() => {
  const main = h("main", { id: "main", tabindex: "-1" });
  const nav = h("nav", { "aria-label": "Views" });
  let asked = {};
  let moved = false; // whether the reader has gone from view to view

  const sources = () => ledger.run.sources.join(", ") || "a run";

  function frame() {
    const judged = h("span", { id: "judged" });
    const file = h("input", { type: "file", accept: ".csv,text/csv", id: "verdict-file", hidden: true, onchange: () => take(file) });
    const tellJudged = () => { judged.textContent = count(verdicts.all().length, "verdict"); };
    verdicts.onChange(tellJudged);
    tellJudged();
    document.getElementById("page").append(
      h("header", { class: "masthead" },
        h("p", { class: "name" }, h("a", { href: "#/" }, "wireledger"), h("span", null, sources())),
        nav,
        h("div", { class: "tools" }, judged,
          h("button", { type: "button", onclick: verdictFile.save }, "Save verdicts"),
          h("button", { type: "button", onclick: () => file.click() }, "Open saved"), file,
          h("button", { type: "button", "aria-label": "Keys", class: "help", onclick: keyboard.help }, "?"))),
      h("p", { id: "said", class: "unseen", role: "status" }),
      main,
      h("footer", null, h("p", null, about())),
    );
  }

  function about() {
    const { version, model, convention } = ledger.run;
    const kept = verdicts.lasting() ? "Verdicts are kept in this browser; save them to pass them on." : "This browser keeps no verdicts: save them before you leave.";
    return `Written by wireledger ${version}${model ? `, model ${model}` : ""}${convention ? `, vague numbers by ${convention}` : ""}. Figures are what articles say, not what happened. ${kept}`;
  }

  async function take(file) {
    const [chosen] = file.files;
    file.value = "";
    try {
      const [rows, strangers] = verdictFile.take(await chosen.text());
      tell(`${count(rows, "row")} with verdicts opened${strangers ? `, ${number.format(strangers)} of them not in this run; they are kept and saved again` : ""}.`);
    } catch {
      tell(`${chosen.name} is no file of verdicts.`);
    }
    route();
  }

  function tell(text) {
    announce(text);
    document.querySelector(".notice")?.remove();
    main.before(h("p", { class: "notice" }, text, " ", h("button", { type: "button", onclick: (event) => event.target.parentElement.remove() }, "close")));
  }

  function navigation(current) {
    const link = (id, title) => h("a", { href: address(id, asked), "aria-current": id === current ? "page" : null }, title);
    nav.replaceChildren(link("", "Overview"), ...VIEWS.map(({ id, title }) => link(id, title)));
  }

  // The address: #/, #/quotes?speaker=…, #/article/ID, #/article/ID/ROW, #/incident/ID.
  function route() {
    const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
    const [id, ...rest] = path.split("/").map(decoded);
    if (id === "main") return;
    if (id === "article") showArticle(ledger.article(rest[0]), rest[1]);
    else if (LEAVES.has(id)) showLeaf(LEAVES.get(id), rest[0]);
    else showView(VIEWS.find((known) => known.id === id), Object.fromEntries([...new URLSearchParams(query)].filter(([name, value]) => value && Object.hasOwn(FILTERS, name))));
  }

  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  function showArticle(article, rowId) {
    if (!article) return showView(null, {});
    const open = articleView.current();
    if (open?.article === article && rowId && open.place.isConnected) {
      articleView.choose(rowId);
      return articleView.arrive();
    }
    const within = filters.selection(asked).articles;
    const at = within.indexOf(article);
    navigation("articles");
    document.title = `${titleOf(article)} · ${sources()}`;
    main.replaceChildren(articleView.render(article, rowId, { before: within[at - 1], after: at < 0 ? within[0] : within[at + 1] }));
    scrollTo(0, 0);
    moved = true;
    const found = showFound(main.querySelector("#text") ?? main, asked.text);
    if (rowId) articleView.arrive();
    else if (found) scrollTo(0, scrollY + found.getBoundingClientRect().top - innerHeight / 3);
    if (!rowId) main.querySelector("h1")?.focus({ preventScroll: true });
  }

  function showLeaf({ within, find, title, render }, key) {
    const thing = find(key);
    if (!thing) return showView(VIEWS.find((known) => known.id === within), {});
    articleView.leave();
    navigation(within);
    document.title = `${title(thing)} · ${sources()}`;
    main.replaceChildren(h("div", { class: "leaf-page" }, safely(() => render(thing))));
    scrollTo(0, 0);
    moved = true;
    main.querySelector("h1")?.focus({ preventScroll: true });
  }

  function showView(shown, filtersAsked) {
    articleView.leave();
    asked = filtersAsked;
    navigation(shown?.id ?? "");
    document.title = `${shown ? shown.title : "Overview"} · ${sources()}`;
    const place = h("div", { class: shown ? `view view-${shown.id}` : "front" });
    const chips = h("p", { class: "chips" });
    // As the reader types, everything but the form is made anew.
    const fill = () => {
      chips.replaceChildren(...filters.chips(asked, (now) => { location.hash = address(shown?.id ?? "", now); }));
      place.replaceChildren(...content(shown, filters.selection(asked)).flat(Infinity).filter(Boolean));
    };
    const change = (now) => {
      asked = now;
      history.replaceState(null, "", address(shown?.id ?? "", asked));
      navigation(shown?.id ?? "");
      fill();
      announce(count(filters.selection(asked).articles.length, "article"));
    };
    main.replaceChildren(heading(shown), filters.form(asked, change), chips, place);
    fill();
    if (location.hash) scrollTo(0, 0);
    if (moved) main.querySelector("h1").focus({ preventScroll: true }); // the link that led here is gone
    moved = true;
  }

  function heading(shown) {
    if (shown) return h("h1", { tabindex: "-1" }, shown.title);
    const days = ledger.articles.map((article) => article.published).filter(Boolean).sort();
    const span = !days.length ? "" : days[0] === days.at(-1) ? day(days[0]) : `${day(days[0])} to ${day(days.at(-1))}`;
    return h("div", { class: "front-head" },
      h("p", { class: "kicker" }, span || "no day of publication is known"),
      h("h1", { tabindex: "-1" }, `What ${count(ledger.articles.length, "article")} ${ledger.articles.length === 1 ? "says" : "say"}`),
      h("p", { class: "lede" }, "Figures, events and words as the articles tell them, each with its sentence, its claimant and the reason it was read so."));
  }

  function content(shown, selection) {
    if (shown) return [safely(() => shown.render(selection, asked))];
    if (!selection.articles.length) return [h("p", { class: "none" }, ledger.articles.length ? "No article fits what you look for." : "The run read no article.")];
    return SECTIONS.map(({ id, title, wide, render }) => {
      const made = safely(() => render(selection, asked));
      return made && h("section", { class: wide ? "wide" : null, "aria-labelledby": `section-${id}` }, h("h2", { id: `section-${id}` }, title), made);
    });
  }

  // One part that fails takes no other with it.
  function safely(make) {
    try {
      return make();
    } catch (error) {
      return h("p", { class: "none" }, `This part can’t be shown: ${error.message}`);
    }
  }

  return { frame, route };
})();

page.frame();
keyboard.listen();
addEventListener("hashchange", page.route);
page.route();
