// Shows in an article's text what was searched for, also where marks divide it; the text's elements stay as they are.

function showFound(place, wanted) {
  if (!CSS.highlights) return null;
  CSS.highlights.delete("found");
  if (!wanted) return null;
  const pieces = [];
  let length = 0;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  while (walker.nextNode()) {
    pieces.push({ node: walker.currentNode, from: length });
    length += walker.currentNode.data.length;
  }
  const text = pieces.map(({ node }) => node.data).join("").toLowerCase();
  const words = wanted.toLowerCase();
  const at = (offset) => {
    const piece = pieces.findLast(({ from }) => from <= offset);
    return [piece.node, Math.min(offset - piece.from, piece.node.data.length)];
  };
  const ranges = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
    const range = new Range();
    range.setStart(...at(start));
    range.setEnd(...at(start + words.length));
    ranges.push(range);
  }
  CSS.highlights.set("found", new Highlight(...ranges));
  return ranges[0] ?? null;
}
