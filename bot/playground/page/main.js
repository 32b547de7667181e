// The page: who one is, where one is, and what is shown there.

import { openDrawer, tell } from "./behind.js";
import { composer } from "./composer.js";
import { button, byId, make, sync } from "./dom.js";
import { knowPlaces } from "./inputs.js";
import { isRoot, messageElement, repliesTo } from "./messages.js";
import { showHome, showModal } from "./modal.js";
import { act, listen, look, say } from "./server.js";
import { know } from "./words.js";

const page = {
  user: sessionStorage.user ?? "U0AMIRA",
  channel: null,
  thread: null,
  tab: "messages",
  sent: null,
};
let state = null,
  asking = null,
  looking = null,
  stale = false;

const direct = () => state.channels.find((room) => room.is_im);
const room = () => state.channels.find((one) => one.id === page.channel) ?? state.channels[0];
const here = () => state.messages.filter((message) => message.channel === page.channel);

// One look at a time: of two at once the older could come in last, and would stay.
function refresh() {
  stale = true;
  looking ??= lookWhileStale();
  return looking;
}

async function lookWhileStale() {
  while (stale) {
    stale = false;
    const user = page.user;
    const told = await look(`/page/state?user=${encodeURIComponent(user)}`).catch(() => null);
    if (!told || user !== page.user) continue;
    state = told;
    know(state);
    knowPlaces(state);
    show();
  }
  looking = null;
}

// News comes in bursts: one look a frame is enough.
function soon() {
  asking ??= setTimeout(() => {
    asking = null;
    refresh();
  }, 30);
}

function hear(kind, body) {
  if (kind === "log") return tell(body);
  if (kind === "lost") {
    byId("connected").textContent = "The playground has stopped";
    byId("connected").className = "connected off";
    return;
  }
  soon();
}

function show() {
  page.channel = room().id;
  showSide();
  showHead();
  showTalk();
  showThread();
  showHome(state);
  showModal(state);
}

function showSide() {
  const entry = (one, words) =>
    make(
      "li",
      {},
      button(words, () => go(one.id), {
        "aria-current": one.id === page.channel ? "page" : null,
        class: "row",
      }),
    );
  sync(
    byId("channels"),
    state.channels.filter((one) => !one.is_im).map((one) => [one, one.id === page.channel]),
    ([one]) => one.id,
    ([one]) =>
      entry(one, [
        make("span", { "aria-hidden": "true" }, "# "),
        one.name,
        one.is_ext_shared ? make("span", { class: "fine" }, " shared") : "",
      ]),
  );
  sync(
    byId("directs"),
    [[direct(), direct().id === page.channel]],
    ([one]) => one.id,
    ([one]) =>
      entry(one, [
        make("span", { class: "dot", "aria-hidden": "true" }),
        state.app.name,
        " ",
        make("span", { class: "badge" }, "App"),
      ]),
  );
  sync(
    byId("people"),
    state.people.map((one) => [one, one.id === state.me.id]),
    ([one]) => one.id,
    ([one, me]) =>
      make(
        "li",
        {},
        button(
          [make("span", {}, one.real_name), make("span", { class: "fine" }, one.profile.title)],
          () => be(one.id),
          { class: "row person", "aria-pressed": String(me) },
        ),
      ),
  );
  const on = state.connections > 0;
  byId("connected").replaceChildren(
    make("span", { class: "long" }, on ? `${state.app.name} is ` : ""),
    on ? "connected" : "No bot is connected",
  );
  byId("connected").className = on ? "connected on" : "connected off";
}

function showHead() {
  const one = room();
  byId("name").textContent = one.is_im ? state.app.name : `#${one.name}`;
  byId("topic").textContent = one.is_im ? "Only you and Footnote see this" : (one.topic?.value ?? "");
  document.title = `${byId("name").textContent} · Footnote playground`;
  byId("tabs").hidden = !one.is_im || !state.app.home;
  const home = one.is_im && page.tab === "home";
  byId("tab-messages").setAttribute("aria-pressed", String(!home));
  byId("tab-home").setAttribute("aria-pressed", String(home));
  byId("home").hidden = !home;
  byId("talk").hidden = byId("write").hidden = home;
  byId("said").setAttribute("aria-label", `Messages in ${byId("name").textContent}`);
  writing.describe();
  replying.describe();
}

function showStatus(element, thread) {
  const shown = state.shown.find(
    (one) =>
      one.kind === "status" &&
      one.channel === page.channel &&
      one.status &&
      (thread ? one.thread === thread : true),
  );
  element.textContent = shown ? `${state.app.name} ${shown.status}` : "";
}

// At the end one sees what comes; further up, what one reads stays put.
function keepEnd(scroll, change) {
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const had = scroll.scrollHeight;
  change();
  if (atEnd && here().length && scroll.scrollHeight !== had) scroll.scrollTop = scroll.scrollHeight;
}

function showTalk() {
  const shown = here().filter(
    (message) => isRoot(message) || (message.is_ephemeral && page.thread !== message.thread_ts),
  );
  keepEnd(byId("talk"), () => {
    byId("welcome").hidden = shown.length > 0;
    showExamples();
    sync(
      byId("messages"),
      shown.map((message) => [message, repliesTo(here(), message.ts).length, page.user]),
      ([message]) => message.ts,
      ([message]) => messageElement(message, state, openThread),
    );
    showStatus(byId("status"), null);
  });
  const answered = page.sent && here().some((message) => message.thread_ts === page.sent && message.bot_id);
  if (answered) {
    const ts = page.sent;
    page.sent = null;
    openThread(ts, false);
  }
}

function showThread() {
  const root = page.thread && here().find((message) => message.ts === page.thread);
  byId("thread").hidden = !root;
  document.body.classList.toggle("threaded", Boolean(root));
  if (!root) return;
  keepEnd(byId("thread-talk"), () => {
    sync(
      byId("replies"),
      [root, ...repliesTo(here(), root.ts)].map((message) => [message, page.user]),
      ([message]) => message.ts,
      ([message]) => messageElement(message, state, null),
    );
    showStatus(byId("thread-status"), root.ts);
  });
}

function openThread(ts, focus = true) {
  page.thread = ts;
  showTalk();
  showThread();
  if (focus) replying.focus();
  const scroll = byId("thread-talk");
  scroll.scrollTop = scroll.scrollHeight;
}

function closeThread() {
  const opener = byId(`m${page.thread}`)?.querySelector(".replies");
  page.thread = null;
  show();
  (opener ?? writing).focus();
}

async function send(words, thread = null) {
  const given = { user: page.user, channel: page.channel, text: words };
  if (/^\/\S/.test(words)) return (await act("command", given)).ok;
  const told = await act("say", { ...given, thread_ts: thread });
  if (!told.ok) return false;
  if (!room().is_member) {
    say(`${state.app.name} is not a member of this channel, and hears nothing here.`);
    return true;
  }
  const mentions = new RegExp(`@${state.app.name}\\b`, "i").test(words);
  if (!room().is_im && !mentions)
    say(`In a channel ${state.app.name} hears only what mentions @${state.app.name}.`);
  else if (!thread) {
    page.sent = told.ts;
    soon(); // the answer may have come before this one
  }
  return true;
}

const offers = () => [
  { words: `@${state.app.name}`, note: "App" },
  ...state.people
    .filter((one) => one.id !== page.user)
    .map((one) => ({ words: `@${one.real_name}`, note: one.profile.title })),
  ...state.app.commands.map((name) => ({ words: name, note: "Answers only you" })),
];

const writing = composer(byId("write"), {
  offers,
  send,
  placeholder: () => (room().is_im ? `Ask ${state.app.name}` : `Ask @${state.app.name} in #${room().name}`),
});
const replying = composer(byId("reply"), {
  offers,
  send: (words) => send(words, page.thread),
  placeholder: () => (room().is_im ? "Ask on" : `Reply: mention @${state.app.name} to ask on`),
});

function go(channel) {
  Object.assign(page, { channel, thread: null, tab: "messages", sent: null });
  sideways(false);
  history.replaceState(null, "", `/#${channel}`);
  show();
  byId("talk").scrollTop = here().length ? byId("talk").scrollHeight : 0;
  greet();
  writing.focus();
}

// The bot hears when its conversation is opened: it may offer questions there.
function greet() {
  if (room().is_im) act("open", { user: page.user, tab: "messages" });
}

function tab(name) {
  page.tab = name;
  show();
  act("open", { user: page.user, tab: name });
}

async function be(user) {
  const inDirect = room().is_im;
  sessionStorage.user = page.user = user;
  Object.assign(page, { thread: null, sent: null });
  await refresh();
  if (inDirect || !state.channels.some((one) => one.id === page.channel))
    page.channel = inDirect ? direct().id : state.channels[0].id;
  listen(user, hear);
  show();
  greet();
}

function sideways(open) {
  document.body.classList.toggle("menu-open", open);
  byId("menu").setAttribute("aria-expanded", String(open));
}

// What one might ask: what the bot itself offers in its conversation, else the playground's own.
function showExamples() {
  const prompts = state.shown.find((one) => one.kind === "prompts" && one.channel === page.channel)?.prompts;
  const asked = prompts ?? state.app.examples.map((words) => ({ title: words, message: words }));
  const mention = room().is_im ? "" : `@${state.app.name} `;
  sync(
    byId("examples"),
    asked,
    (one) => one.message,
    (one) =>
      make(
        "li",
        {},
        button(one.title, () => send(mention + one.message), { class: "push" }),
      ),
  );
}

async function start() {
  const linked = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(location.pathname);
  page.channel = linked?.[1] ?? (location.hash.slice(1) || null);
  await refresh();
  if (!state) {
    sessionStorage.removeItem("user");
    return say("The playground does not answer. Start it again, and load this page anew.");
  }
  if (linked)
    openThread(new URLSearchParams(location.search).get("thread_ts") ?? `${linked[2]}.${linked[3]}`);
  listen(page.user, hear);
  greet();
}

byId("menu").addEventListener("click", () => sideways(!document.body.classList.contains("menu-open")));
byId("behind").addEventListener("click", () => openDrawer(page.user, byId("drawer").hidden));
byId("drawer-close").addEventListener("click", () => {
  openDrawer(page.user, false);
  byId("behind").focus();
});
byId("thread-close").addEventListener("click", closeThread);
byId("thread").addEventListener(
  "keydown",
  (event) => event.key === "Escape" && !event.defaultPrevented && closeThread(),
);
byId("tab-messages").addEventListener("click", () => tab("messages"));
byId("tab-home").addEventListener("click", () => tab("home"));
start();
