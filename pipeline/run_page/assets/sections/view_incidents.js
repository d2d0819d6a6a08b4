// Events as all articles together tell of them, a row an incident.

if (links.known) {
  const CLAIMS = 5;
  const claim = (row) => h("li", null, h("span", { class: "who" }, row.claimant_name || NOBODY), " ",
    h("strong", null, `${bestAndRange(row) || quoted(cut(row.text, 40))} ${bestAndRange(row) ? row.effect : ""}`.trim()),
    row.victim_side && h("span", { class: "quiet" }, ` of ${row.victim_side}`), row.denied === "yes" && " (denies it)",
    row.first_best && row.latest_best && row.first_best !== row.latest_best && h("span", { class: "quiet" }, `, first ${number.format(row.first_best)}, latest ${number.format(row.latest_best)}`));
  const byEffect = (rows) => [...rows].sort((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || Number(b.best) - Number(a.best));
  const claims = (incident) => {
    const rows = byEffect(links.claims(incident));
    if (!rows.length) return "";
    const left = rows.length - CLAIMS;
    return h("ul", { class: "members" }, rows.slice(0, CLAIMS).map(claim), left > 0 ? h("li", null, incidentLink(incident, `and ${number.format(left)} more`)) : null);
  };
  const when = (row) => row.event_date || row.first_told || "9";
  view({
    order: 15, id: "incidents", title: "Incidents",
    render(selection, asked) {
      const rows = links.incidentsIn(selection, asked);
      const several = rows.filter((row) => Number(row.stories) > 1).length;
      return rowTable({
        caption: `${count(rows.length, "incident")}, ${several ? number.format(several) : "none"} of them told in several stories. A number is the one that most stories give, in brackets the lowest and the highest of any; a story counts once, however many papers print it.`,
        rows,
        columns: [
          { label: "Place", cell: (row) => incidentLink(row, row.place_text || "place not told") },
          { label: "Day", by: when, cell: (row) => daysOf(row) || (row.first_told && h("span", { class: "quiet" }, `told ${day(row.first_told)}`)) },
          { label: "What", cell: (row) => [row.means !== "unknown" && row.means, row.perpetrator_name && `by ${row.perpetrator_name}`].filter(Boolean).join(", ") },
          { label: "Toll", cell: (row) => (tolls(row).length ? h("ul", { class: "members tolls" }, tolls(row).map((said) => h("li", null, said))) : "no number") },
          { label: "By whose word", cell: claims },
          { label: "Stories", numeric: true, cell: (row) => row.stories },
          { label: "Figures", cell: (row) => (row.rivals === "yes" ? h("span", { class: "badge differs" }, "differ") : "") },
        ],
      });
    },
  });
}
