// Slack's markup (mrkdwn) and its rich text, as elements.

import { link, make } from "./dom.js";

const EMOJI = {
  "+1": "👍",
  "-1": "👎",
  eyes: "👀",
  warning: "⚠️",
  white_check_mark: "✅",
  x: "❌",
  wave: "👋",
  mag: "🔍",
  hourglass_flowing_sand: "⏳",
  books: "📚",
  page_facing_up: "📄",
  link: "🔗",
  bulb: "💡",
  information_source: "ℹ️",
  calendar: "📅",
  lock: "🔒",
  speech_balloon: "💬",
  thumbsup: "👍",
  thumbsdown: "👎",
  tada: "🎉",
  memo: "📝",
  question: "❓",
};

let state = { people: [], channels: [], bot: null };
export const know = (known) => (state = known);

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

export function nameOf(user) {
  if (user === state.bot?.id) return state.bot.real_name;
  return state.people.find((person) => person.id === user)?.real_name ?? user;
}

const mention = (words, mine = false) => make("span", { class: mine ? "mention mine" : "mention" }, words);
const person = (user) => mention(`@${nameOf(user)}`, user === state.me?.id);
const channel = (id) => mention(`#${state.channels.find((room) => room.id === id)?.name ?? id}`);

function bracket(inner) {
  const [target, words] = inner.split("|", 2);
  if (target.startsWith("@")) return person(target.slice(1));
  if (target.startsWith("#")) return channel(target.slice(1));
  if (target.startsWith("!date")) return document.createTextNode(unescape(words ?? ""));
  if (target.startsWith("!")) return mention(`@${target.slice(1).split("^")[0]}`);
  return link(unescape(target), unescape(words ?? target));
}

const INLINE = [
  [/<([^<>\n]+)>/, (found) => bracket(found[1])],
  [/```([\s\S]+?)```/, (found) => make("pre", {}, unescape(found[1].replace(/^\n/, "")))],
  [/`([^`\n]+)`/, (found) => make("code", {}, unescape(found[1]))],
  [/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/, (found) => make("strong", {}, inline(found[1]))],
  [/(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])/, (found) => make("em", {}, inline(found[1]))],
  [/(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])/, (found) => make("s", {}, inline(found[1]))],
  [/:([a-z0-9_+-]+):/, (found) => emoji(found[1])],
];

function inline(text) {
  let first = null,
    draw;
  for (const [pattern, how] of INLINE) {
    const found = pattern.exec(text);
    if (found && (!first || found.index < first.index)) [first, draw] = [found, how];
  }
  if (!first) return text ? [unescape(text)] : [];
  return [
    ...inline(text.slice(0, first.index)),
    draw(first),
    ...inline(text.slice(first.index + first[0].length)),
  ];
}

// mrkdwn: runs of lines that open with > are quotes
export function markup(text) {
  const out = [];
  for (const run of text.match(/(?:^(?:>|&gt;).*(?:\n|$))+|(?:^(?!>|&gt;).*(?:\n|$))+/gm) ?? []) {
    if (!run) continue;
    const quoted = /^(>|&gt;)/.test(run);
    const words = inline(
      quoted ? run.replace(/^(>|&gt;) ?/gm, "").replace(/\n$/, "") : run.replace(/\n$/, ""),
    );
    out.push(make(quoted ? "blockquote" : "div", { class: "words" }, words));
  }
  return out;
}

export const textObject = (given) => {
  if (!given) return [];
  if (typeof given === "string") return [given];
  return given.type === "mrkdwn" ? inline(given.text) : [given.text];
};

function styled(made, style = {}) {
  for (const [name, tag] of [
    ["code", "code"],
    ["strike", "s"],
    ["italic", "em"],
    ["underline", "u"],
    ["bold", "strong"],
  ])
    if (style[name]) made = make(tag, {}, made);
  return made;
}

const RUNS = {
  text: (run) => run.text,
  link: (run) => link(run.url, run.text),
  user: (run) => person(run.user_id),
  channel: (run) => channel(run.channel_id),
  usergroup: (run) => mention(`@${run.usergroup_id}`),
  team: (run) => mention(run.team_id),
  broadcast: (run) => mention(`@${run.range}`),
  emoji: (run) => emoji(run.name),
  color: (run) => run.value,
  date: (run) => run.fallback ?? new Date(run.timestamp * 1000).toLocaleString("en-GB"),
};

const runs = (elements) =>
  (elements ?? []).map((run) => styled((RUNS[run.type] ?? (() => run.text ?? ""))(run), run.style));

const PARTS = {
  rich_text_section: (part) => make("div", { class: "words" }, runs(part.elements)),
  rich_text_quote: (part) => make("blockquote", { class: "words" }, runs(part.elements)),
  rich_text_preformatted: (part) => make("pre", {}, runs(part.elements)),
  rich_text_list: (part) => {
    const ordered = part.style === "ordered";
    const depth = Math.min(part.indent ?? 0, 5);
    return make(
      ordered ? "ol" : "ul",
      {
        class: `list indent${depth}${part.border ? " bordered" : ""}`,
        start: ordered && part.offset ? part.offset + 1 : null,
      },
      (part.elements ?? []).map((entry) => make("li", { class: "words" }, runs(entry.elements))),
    );
  },
};

export const richText = (block) =>
  (block.elements ?? []).map((part) => (PARTS[part.type] ?? (() => ""))(part));
