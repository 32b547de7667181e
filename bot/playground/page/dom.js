// Elements are made here and nowhere else; words reach the page as text, never as markup.

export const byId = (id) => document.getElementById(id);

const ATTRIBUTES =
  /^(aria-|data-|role$|for$|type$|id$|href$|target$|rel$|name$|placeholder$|src$|alt$|rows$|min$|max$|minlength$|maxlength$|datetime$|lang$|start$|tabindex$|title$)/;

// make("p", {class: "x", on: {click: f}}, "words", element)
export function make(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = value;
    else if (name === "on")
      for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (ATTRIBUTES.test(name)) made.setAttribute(name, value === true ? "" : value);
    else made[name] = value;
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const button = (words, act, given = {}) =>
  make("button", { type: "button", on: { click: act }, ...given }, words);

// Leaves alone what has not changed, so that focus stays and only news is read out.
export function sync(list, entries, key, draw) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const entry of entries) {
    const name = key(entry),
      drawn = JSON.stringify(entry);
    let child = old.get(name);
    old.delete(name);
    if (!child || child.drawn !== drawn) {
      const fresh = draw(entry);
      fresh.dataset.key = name;
      fresh.drawn = drawn;
      if (child) child.replaceWith(fresh);
      child = fresh;
    }
    const place = before ? before.nextSibling : list.firstChild;
    if (place !== child) list.insertBefore(child, place);
    before = child;
  }
  for (const child of old.values()) child.remove();
}

// A link that a message may carry leads to the web or to a mailbox, and nowhere else.
export function link(url, words) {
  const safe = /^(https?:\/\/|mailto:)/i.test(url ?? "");
  return safe
    ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words || url)
    : document.createTextNode(words || url || "");
}

export const clock = (ts) =>
  new Date(Number(ts) * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
