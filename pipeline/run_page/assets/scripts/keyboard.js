// Keys: j, k or the arrows for the next and previous marked words, n and p for articles, / to search, r, w, x for verdicts.
// Single letters can be switched off, since they get in the way of speech input.

const keyboard = (() => {
  const KEYS = [
    ["j or ↓, k or ↑", "in an article: the next and the previous marked words (arrows once a mark has the focus)"],
    ["Enter", "on marked words: to what the row says"],
    ["r, w, x", "the chosen row is right, wrong, to be fixed"],
    ["n, p", "the next and the previous article"],
    ["/", "to the search field"],
    ["Escape", "close the chosen row"],
    ["?", "this list"],
  ];
  let letters = true;

  const ACTIONS = {
    j: () => articleView.step(1),
    k: () => articleView.step(-1),
    r: () => articleView.judge("right"),
    w: () => articleView.judge("wrong"),
    x: () => articleView.judge("fix"),
    n: () => document.querySelector("a[rel=next]")?.click(),
    p: () => document.querySelector("a[rel=prev]")?.click(),
    "/": () => search(),
    "?": () => help(),
  };
  const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  function search() {
    const field = () => document.querySelector("#filter-text");
    if (!field()) addEventListener("hashchange", () => setTimeout(() => field().focus()), { once: true });
    if (field()) field().focus();
    else location.hash = "#/articles";
  }

  function help() {
    const dialog = h("dialog", { "aria-labelledby": "keys", onclose: () => dialog.remove() },
      h("h2", { id: "keys" }, "Keys"),
      h("dl", { class: "keys" }, KEYS.map(([key, does]) => [h("dt", null, h("kbd", null, key)), h("dd", null, does)])),
      h("label", null, h("input", { type: "checkbox", checked: letters, onchange: (event) => { letters = event.target.checked; } }), " Single letters do this"),
      h("form", { method: "dialog" }, h("button", null, "Close")));
    document.body.append(dialog);
    dialog.showModal();
  }

  const writing = (target) => target.closest?.("input:not([type=checkbox]), select, textarea, dialog");

  function listen() {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "Escape" && articleView.current()?.row && !event.target.closest?.("dialog")) articleView.close();
      else if (writing(event.target)) return;
      else if (event.key in ARROWS && event.target.matches(".mark")) articleView.step(ARROWS[event.key]);
      else if (letters && Object.hasOwn(ACTIONS, event.key) && (articleView.current() || "/?".includes(event.key))) ACTIONS[event.key]();
      else return;
      event.preventDefault();
    });
  }

  return { listen, help };
})();
