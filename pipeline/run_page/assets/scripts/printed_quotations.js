// One utterance as different articles print it.

const PRINTS = { same: "printed alike", changed: "words changed", shortened: "shortened", lengthened: "lengthened", joined: "two parts printed as one", parted: "one part printed as two" };

function printedBy(quoteId, articleId, speaker, published) {
  const [quote, article] = [ledger.row(quoteId), ledger.article(articleId)];
  const name = article ? titleOf(article) : articleId;
  return [quote ? rowLink(quote, name) : name, published && `, ${day(published)}`, speaker && `, as ${speaker}’s words`];
}

// A later print beside the first, its changes marked.
function trackedPrint(row) {
  const differs = row.speaker_differs === "yes";
  return h("div", { class: "print" },
    h("p", { class: "print-kind" }, h("span", { class: `badge ${row.kind}` }, PRINTS[row.kind] ?? row.kind),
      differs ? h("span", { class: "badge differs" }, "another speaker") : null),
    row.kind === "same" && !differs ? null : h("blockquote", null, "“", trackedWords(row.first_quote, row.quote), "”"),
    h("p", { class: "caption" }, "In ", printedBy(row.quote_id, row.article_id, row.speaker_name, row.published),
      "; first in ", printedBy(row.first_quote_id, row.first_article_id, differs ? row.first_speaker : "", row.first_published)));
}

// All prints of one utterance, the first as it stands.
function utteranceCard(rows) {
  const [first] = rows;
  return h("article", { class: "utterance" },
    h("p", { class: "kicker" }, first.first_speaker || NOBODY),
    h("blockquote", { class: "first-print" }, quoted(first.first_quote)),
    h("p", { class: "caption" }, "First printed in ", printedBy(first.first_quote_id, first.first_article_id, "", first.first_published)),
    rows.map((row) => h("div", { class: "print" },
      h("p", { class: "print-kind" }, h("span", { class: `badge ${row.kind}` }, PRINTS[row.kind] ?? row.kind),
        row.speaker_differs === "yes" ? h("span", { class: "badge differs" }, `here by ${row.speaker_name}, first by ${row.first_speaker}`) : null,
        h("span", { class: "caption" }, " ", printedBy(row.quote_id, row.article_id, "", row.published))),
      row.kind === "same" ? null : h("blockquote", null, "“", trackedWords(row.first_quote, row.quote), "”"))));
}
