// What the page is made of: each file of sections/ registers one thing here, and needs no other line elsewhere.
// A section of the front page: {order, id, title, render(selection, asked)} → an element, or null where there is nothing.
// A view, a page of its own in the navigation: {order, id, title, render(selection, asked)} → elements.
// A leaf, the page of one thing at #/id/KEY: {id, within (its view), find(key), title(thing), render(thing)} → elements.

const SECTIONS = [];
const VIEWS = [];
const LEAVES = new Map();

function section(told) {
  SECTIONS.push(told);
  SECTIONS.sort((a, b) => a.order - b.order);
}

function view(told) {
  VIEWS.push(told);
  VIEWS.sort((a, b) => a.order - b.order);
}

function leaf(told) {
  LEAVES.set(told.id, told);
}

// The address of a view with what is asked for.
function address(id, asked = {}) {
  const query = new URLSearchParams(asked).toString();
  return `#/${id}${query ? `?${query}` : ""}`;
}

const filterLink = (id, asked, text) => h("a", { href: address(id, asked) }, text);
