// Words in marks that articles print otherwise.

if ((ledger.quote_variants ?? []).length) {
  view({
    order: 52, id: "altered", title: "Altered quotations",
    render(selection) {
      const all = links.utterancesIn(selection);
      if (!all.length) return h("p", { class: "none" }, "No quotation that fits is printed by several articles.");
      const altered = all.filter((rows) => rows.some((row) => row.kind !== "same")).length;
      const speakers = all.filter((rows) => rows.some((row) => row.speaker_differs === "yes")).length;
      return [
        h("p", { class: "caption" }, `${count(all.length, "utterance")} in several articles, ${altered ? number.format(altered) : "none"} with other words${speakers ? `, ${number.format(speakers)} given to another speaker` : ""}. `,
          h("del", null, "Struck out"), " is what a later print dropped, ", h("ins", null, "underlined"), " what it has instead or added. Only words in marks are compared."),
        cardList(all, utteranceCard),
      ];
    },
  });
}
