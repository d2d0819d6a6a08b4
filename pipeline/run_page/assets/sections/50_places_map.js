// The places on a map without tiles: equirectangular, true to scale at its middle, with a graticule and a scale.

section({
  order: 50,
  id: "map",
  title: "Where",
  wide: true,
  render(selection, asked) {
    // A thing that happened: an incident where the run knows them, else an event of one article.
    const happened = links.known ? links.incidentsIn(selection, asked) : selection.events;
    const what = links.known ? "incident" : "event";
    const places = mappedPlaces(happened, selection.mentions);
    if (!places.length) return null;
    const unplaced = happened.filter((row) => row.latitude === "" || isCountry(row)).length;
    const listed = places.filter((place) => place.events).slice(0, 15);
    return [
      placesMap(places, what),
      h("p", { class: "caption" }, `Circles stand where ${what}s happened, their areas as the people killed by the best reading; rings are ${what}s without a number of dead, dots places that are only named. A point may be the middle of a district. `, unplaced ? `${count(unplaced, what)} ${unplaced === 1 ? "has" : "have"} no place finer than a country, and no point here.` : ""),
      listed.length ? h("details", null, h("summary", null, "The same as a table"), h("table", { class: "matrix" }, h("caption", null, `Places of ${what}s`),
        h("thead", null, h("tr", null, ["Place", links.known ? "Incidents" : "Events", "Killed"].map((label, n) => h("th", { scope: "col", class: n ? "numeric" : null }, label)))),
        h("tbody", null, listed.map((place) => h("tr", null, h("th", { scope: "row" }, filterLink(`${what}s`, { place: place.name }, place.name)),
          h("td", { class: "numeric" }, number.format(place.events)), h("td", { class: "numeric" }, number.format(place.killed))))))) : null,
    ];
  },
});

// The point of a country is its capital: an event that is told only of the country has none.
const countries = new Set(ledger.mentions.filter((row) => row.entity_type === "country" && row.entity_id).map((row) => row.entity_id));
const isCountry = (row) => countries.has(row.place_id);

// By place: its point, events and dead. Places far from all events, such as capitals that are only named, are left out.
function mappedPlaces(events, mentions) {
  const found = new Map();
  const at = (row, name) => {
    const [lat, lon] = [Number(row.latitude), Number(row.longitude)];
    if (row.latitude === "" || row.longitude === "" || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
    const key = `${lat} ${lon}`;
    if (!found.has(key)) found.set(key, { lat, lon, name, events: 0, killed: 0, named: 0 });
    return found.get(key);
  };
  for (const row of events.filter((told) => !isCountry(told))) {
    const place = at(row, placeNames().get(row.place_id) ?? row.place_text);
    if (place) {
      place.events += 1;
      place.killed += row.kind === "other time" ? 0 : Number(row.killed_best);
    }
  }
  const told = [...found.values()];
  for (const row of mentions) {
    if (row.label === "PLACE" && row.entity_type !== "country") {
      const place = at(row, row.entity_name);
      if (place) place.named += 1;
    }
  }
  const all = [...found.values()];
  const box = told.length ? boxOf(told, 0.2) : boxOf(all, 0.2);
  return all.filter(({ lat, lon, events: n }) => n || (lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east))
    .sort((a, b) => b.killed - a.killed || b.events - a.events || b.named - a.named || (a.name < b.name ? -1 : 1));
}

// The box around places, wider by a share of its size on each side, and never too small to read.
function boxOf(places, share) {
  const span = (values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const more = Math.max((high - low) * share, (0.6 - (high - low)) / 2, 0.1);
    return [low - more, high + more];
  };
  const [south, north] = span(places.map((place) => place.lat));
  const [west, east] = span(places.map((place) => place.lon));
  return { south, north, west, east };
}

function placesMap(places, what) {
  const [width, edge] = [drawingWidth(), 44];
  let { south, north, west, east } = boxOf(places, 0.1);
  const squeeze = Math.max(Math.cos((((south + north) / 2) * Math.PI) / 180), 0.05); // a degree east in degrees north
  const widen = (north - south) * (width > 500 ? 1.9 : 1.1) - (east - west) * squeeze; // maps are wide
  if (widen > 0) [west, east] = [west - widen / squeeze / 2, east + widen / squeeze / 2];
  const heighten = ((east - west) * squeeze) / 2.4 - (north - south);
  if (heighten > 0) [south, north] = [south - heighten / 2, north + heighten / 2];
  const unit = (width - edge) / ((east - west) * squeeze); // px of a degree north
  const height = (north - south) * unit;
  const x = (lon) => edge + (lon - west) * squeeze * unit;
  const y = (lat) => (north - lat) * unit;
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30].find((degrees) => (north - south) / degrees <= 6) ?? 30;
  const most = Math.max(...places.map((place) => place.killed), 1);
  const radius = (place) => (place.killed ? Math.max(4, Math.sqrt(place.killed / most) * 26) : place.events ? 4 : 1.8);
  return svg("svg", { viewBox: `0 0 ${width} ${height + edge}`, class: "map", role: "group", "aria-label": "Map of the places" },
    graticule({ south, north, west, east, step, x, y, width, height, edge }),
    places.map((place) => spot(place, x(place.lon), y(place.lat), radius(place), what)),
    labels(places, x, y, radius, width),
    scaleBar(unit, width, height));
}

function graticule({ south, north, west, east, step, x, y, width, height, edge }) {
  const apart = Math.ceil(46 / (x(step) - x(0))); // of so many lines east and west one is named, so that names don't touch
  const lines = (from, to) => Array.from({ length: Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1) }, (_, n) => (Math.ceil(from / step) + n) * step);
  const name = (degrees, plus, minus) => `${Number(Math.abs(degrees).toFixed(1))}°${degrees > 0 ? plus : degrees < 0 ? minus : ""}`;
  return [
    svg("rect", { class: "ground", x: edge, y: 0, width: width - edge, height }),
    lines(west, east).map((lon) => [svg("line", { class: "guide", x1: x(lon), x2: x(lon), y1: 0, y2: height }), Math.round(lon / step) % apart ? null : svg("text", { x: x(lon), y: height + 16, class: "tick middle" }, name(lon, "E", "W"))]),
    lines(south, north).map((lat) => [svg("line", { class: "guide", x1: edge, x2: width, y1: y(lat), y2: y(lat) }), svg("text", { x: 0, y: y(lat) + 4, class: "tick" }, name(lat, "N", "S"))]),
  ];
}

function spot(place, cx, cy, r, what) {
  const kind = place.killed ? "dead" : place.events ? "event" : "named";
  const words = [place.name, place.events && count(place.events, what), place.killed && `${number.format(place.killed)} killed`, !place.events && "named"].filter(Boolean).join(", ");
  const circle = svg("circle", { class: kind, cx, cy, r }, svg("title", null, words));
  return place.events ? svg("a", { href: address(`${what}s`, { place: place.name }), "aria-label": words }, circle) : circle;
}

// The names of the first places that find room beside their circle.
function labels(places, x, y, radius, width) {
  const taken = places.filter((place) => place.events).map((place) => [x(place.lon) - radius(place), y(place.lat) - radius(place), x(place.lon) + radius(place), y(place.lat) + radius(place)]);
  const found = [];
  for (const place of places.slice(0, 40)) {
    const size = place.name.length * (place.events ? 7.4 : 6.2) + 2;
    const sides = [x(place.lon) + radius(place) + 4, x(place.lon) - radius(place) - 4 - size].filter((left) => left > 24 && left + size < width);
    const boxes = sides.map((left) => [left, y(place.lat) - 8, left + size, y(place.lat) + 6]);
    const box = boxes.find((own) => taken.every((other) => own[2] < other[0] || own[0] > other[2] || own[3] < other[1] || own[1] > other[3]));
    if (!box) continue;
    taken.push(box);
    found.push(svg("text", { x: box[0], y: box[3] - 2, class: place.events ? "place" : "place minor", "aria-hidden": "true" }, place.name));
    if (found.length === 18) break;
  }
  return found;
}

function scaleBar(unit, width, height) {
  const px = unit / 111.32; // of a kilometre
  const km = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].filter((n) => n * px < 160).at(-1) ?? 1;
  return svg("g", { class: "scale" }, svg("path", { d: `M${width - 16 - km * px} ${height - 18}v6h${km * px}v-6` }),
    svg("text", { x: width - 16, y: height - 22, class: "tick end" }, `${number.format(km)} km`));
}
