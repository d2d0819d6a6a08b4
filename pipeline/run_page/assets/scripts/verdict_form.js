// The three verdicts on a row, and where one is "fix", the cell that is wrong and what it should hold.

function verdictForm(row) {
  const place = h("div", { class: "judge" });
  const again = () => {
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    place.replaceChildren(...verdictParts(row, again));
    if (focused) place.querySelector(`[data-name="${focused}"]`)?.focus();
  };
  again();
  place.refresh = again;
  return place;
}

function verdictParts(row, again) {
  const told = verdicts.of(row.id);
  const button = (verdict) => h("button", {
    type: "button", "data-name": verdict, class: `give ${verdict}`, "aria-pressed": String(told?.verdict === verdict),
    onclick: () => { verdicts.give(row, verdict); again(); },
  }, h("span", { "aria-hidden": "true" }, `${SIGNS[verdict]} `), verdict);
  const parts = [
    h("div", { role: "group", "aria-label": `Verdict on this ${ROW_NAMES[row.table]}`, class: "give-verdict" },
      button("right"), button("wrong"), button("fix")),
  ];
  if (told?.verdict === "fix") parts.push(...fixParts(row, told, again));
  if (told && told.seen && told.seen !== row.seen) parts.push(h("p", { class: "hint" }, "The row has changed since you judged it; judge it again."));
  if (told) parts.push(noteField(row, told));
  return parts;
}

function fixParts(row, told, again) {
  const columns = DATA.judged[row.table];
  const known = Object.keys(told.fixes).map((column) => h("li", null,
    `${columnName(column)}: `, h("del", null, told.fixes[column][0] || "empty"), " → ", h("ins", null, told.fixes[column][1] || "empty"), " ",
    h("button", { type: "button", class: "small", "aria-label": `Take back the correction of ${columnName(column)}`,
      onclick: () => { verdicts.unfix(row, column); again(); } }, "take back")));
  const id = `fix-${row.id}`;
  const value = h("input", { id: `${id}-value`, type: "text", autocomplete: "off", "data-name": "value", list: `${id}-words` });
  const words = h("datalist", { id: `${id}-words` });
  const meaning = h("p", { class: "meaning", id: `${id}-meaning` });
  const column = h("select", { id: `${id}-column`, "data-name": "column", "aria-describedby": meaning.id, onchange: () => chosen() },
    Object.keys(columns).map((name) => h("option", { value: name }, columnName(name))));
  const chosen = () => {
    value.value = row[column.value];
    words.replaceChildren(...columns[column.value].map((word) => h("option", { value: word })));
    meaning.textContent = DATA.meanings[row.table][column.value].replace(/`/g, "");
  };
  chosen();
  const add = (event) => { event.preventDefault(); verdicts.fix(row, column.value, value.value.trim()); again(); };
  return [
    known.length ? h("ul", { class: "fixes" }, known) : h("p", { class: "hint" }, "Say which cell is wrong and what it should hold."),
    h("form", { class: "fix", onsubmit: add },
      h("label", { for: column.id }, "Cell"), column,
      h("label", { for: value.id }, "should hold"), value, words,
      h("button", { type: "submit", "data-name": "add" }, "Correct it"), meaning),
  ];
}

function noteField(row, told) {
  const id = `note-${row.id}`;
  const input = h("input", { id, type: "text", value: told.note, autocomplete: "off", onchange: () => verdicts.note(row, input.value.trim()) });
  return h("label", { for: id, class: "note" }, h("span", null, "Note"), input);
}
