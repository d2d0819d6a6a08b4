// Stretches of a text that lie in each other or across each other, as a tree that elements can follow.
// Where two cross, the one that opened later is closed at the first's end and goes on behind it.
// spans: [{start, end, ...}]; the tree: strings and {span, first, last, parts}.

function nested(text, spans, from, to) {
  const inside = spans
    .filter((span) => span.start < to && span.end > from && span.end > span.start)
    .map((span) => ({ span, start: Math.max(span.start, from), end: Math.min(span.end, to) }))
    .sort((a, b) => a.start - b.start || b.end - a.end || (b.span.rank ?? 0) - (a.span.rank ?? 0));
  const root = { parts: [] };
  const open = []; // the pieces that are open, outermost first
  let at = from;

  const top = () => (open.length ? open.at(-1).node : root);
  const write = (end) => {
    if (end > at) top().parts.push(text.slice(at, end));
    at = Math.max(at, end);
  };
  const enter = (piece) => {
    piece.node = { span: piece.span, first: at === piece.span.start, last: false, parts: [] };
    top().parts.push(piece.node);
    open.push(piece);
  };
  const leave = (end) => {
    write(end);
    const again = [];
    while (open.some((piece) => piece.end <= end)) {
      const piece = open.pop();
      if (piece.end > end) again.unshift(piece);
      else piece.node.last = piece.end === piece.span.end;
    }
    for (const piece of again) enter(piece);
  };
  const closing = () => Math.min(...open.map((piece) => piece.end));

  for (const piece of inside) {
    while (open.length && closing() <= piece.start) leave(closing());
    write(piece.start);
    enter(piece);
  }
  while (open.length) leave(closing());
  write(to);
  return root.parts;
}

// The paragraphs of a text as [start, end], without the empty lines between them.
function paragraphs(text) {
  const found = [];
  for (const match of text.matchAll(/\S[^]*?(?=\s*\n[ \t]*\n|\s*$(?![^]))/g)) found.push([match.index, match.index + match[0].length]);
  return found;
}
