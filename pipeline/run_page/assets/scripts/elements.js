// Making elements. Whatever comes from the tables becomes text or an attribute's value, never markup.

const SVG = "http://www.w3.org/2000/svg";

function made(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const h = (tag, attributes, ...children) => made(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => made(document.createElementNS(SVG, tag), attributes, children);

const number = new Intl.NumberFormat("en");
const count = (n, noun, plural = `${noun}s`) => `${number.format(n)} ${n === 1 ? noun : plural}`;
const sum = (values) => values.reduce((total, value) => total + value, 0);

function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return new Map([...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function grouped(rows, key) {
  const found = new Map();
  for (const row of rows) {
    const name = typeof key === "function" ? key(row) : row[key];
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(row);
  }
  return found;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

// "2021-09-06" as "6 September 2021", "2021-09" as "September 2021"; anything else as it is.
function day(iso) {
  const [, year, month, date] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(iso) ?? [];
  if (!year || !MONTHS[month - 1]) return iso;
  return `${date ? `${Number(date)} ` : ""}${MONTHS[month - 1]} ${year}`;
}

const quoted = (text) => `“${text.replace(/\s+/g, " ").trim()}”`;

function cut(text, length) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).replace(/\s+\S*$/, "")} …`;
}

// Says something to a screen reader, and to nobody else.
function announce(text) {
  document.getElementById("said").textContent = text;
}
