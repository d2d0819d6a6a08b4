// Cards below each other, some at a time.

const CARDS_AT_ONCE = 40;

function cardList(rows, card) {
  const list = h("div", { class: "cards" });
  let shown = 0;
  const more = h("button", { type: "button", class: "more", onclick: () => show() });
  function show() {
    list.append(...rows.slice(shown, shown + CARDS_AT_ONCE).map(card));
    shown += CARDS_AT_ONCE;
    more.hidden = shown >= rows.length;
    more.textContent = `Show ${number.format(Math.min(CARDS_AT_ONCE, rows.length - shown))} more of ${number.format(rows.length)}`;
  }
  show();
  return [list, more];
}
