// Two prints of one utterance as one text: what the later one dropped is struck out, what it added underlined.

const PRINTED_WORD = /[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu;
const MOST_CELLS = 1_000_000;

// Words with the signs before them, and the signs behind the last.
function printedWords(text) {
  const words = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(PRINTED_WORD)) {
    words.push({ before: text.slice(at, index), word, same: word.toLowerCase().replace(/’/g, "'") });
    at = index + word.length;
  }
  return { words, tail: text.slice(at) };
}

// [{kind: same, dropped, added or end, before, text}]: the fewest changes, and the signs at the end; null where the two are too long to compare here.
function wordChanges(first, later) {
  const [{ words: a }, { words: b, tail }] = [printedWords(first), printedWords(later)];
  if (a.length * b.length > MOST_CELLS) return null;
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1)); // of what is left of both
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) common[i][j] = a[i].same === b[j].same ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  const parts = [];
  const put = (kind, { before, word }) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += before + word;
    else parts.push({ kind, before, text: word });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i].same === b[j].same) {
      put("same", b[j]);
      [i, j] = [i + 1, j + 1];
      continue;
    }
    const block = { dropped: [], added: [] }; // all that differs here, the dropped words first
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i].same === b[j].same)) {
      if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) block.dropped.push(a[i++]);
      else block.added.push(b[j++]);
    }
    block.dropped.forEach((word) => put("dropped", word));
    block.added.forEach((word) => put("added", word));
  }
  return [...parts, ...(tail ? [{ kind: "end", before: "", text: tail }] : [])];
}

// A screen reader hears what the eye sees.
function trackedWords(first, later) {
  const parts = wordChanges(first, later);
  const spoken = (text) => h("span", { class: "unseen" }, text);
  if (!parts) return later;
  return parts.map(({ kind, before, text }, n) => {
    const gap = before || (n && kind !== "end" ? " " : "");
    if (kind === "same" || kind === "end") return gap + text;
    return kind === "dropped" ? [gap, h("del", null, spoken("[dropped: "), text, spoken("]"))] : [gap, h("ins", null, spoken("[added: "), text, spoken("]"))];
  });
}
