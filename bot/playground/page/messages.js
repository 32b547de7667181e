// Messages: in the channel and in a thread.

import { draw, emoji } from "./blocks.js";
import { button, clock, make } from "./dom.js";
import { act } from "./server.js";
import { markup, nameOf } from "./words.js";

export const isRoot = (message) => !message.thread_ts || message.thread_ts === message.ts;
export const repliesTo = (messages, ts) =>
  messages.filter((message) => message.thread_ts === ts && message.ts !== ts);

function avatar(message) {
  const name = nameOf(message.user);
  if (message.bot_id) return make("span", { class: "avatar app", "aria-hidden": "true" }, "F");
  const tone = [...message.user].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return make(
    "span",
    { class: `avatar tone${tone}`, "aria-hidden": "true" },
    name
      .split(/\s+/)
      .map((word) => word[0])
      .join("")
      .slice(0, 2),
  );
}

function content(message, state) {
  if (!message.blocks)
    return message.text ? markup(message.text) : [make("p", { class: "fine" }, "(without words)")];
  const use = (block, element, chosen, pressed) => {
    if (pressed?.tagName === "BUTTON") {
      pressed.disabled = true;
      setTimeout(() => (pressed.disabled = false), 600);
    }
    return act("press", {
      user: state.me.id,
      channel: message.channel,
      ts: message.ts,
      block_id: block.block_id,
      action_id: element.action_id,
      ...chosen,
    });
  };
  return draw(message.blocks, use, message.ts);
}

function tools(message, state, open) {
  const own = message.user === state.me.id;
  const entries = [];
  if (open && isRoot(message) && !message.is_ephemeral)
    entries.push(
      button("Reply", () => open(message.ts), { class: "plain", "aria-label": "Reply in thread" }),
    );
  if (own)
    entries.push(
      button("Edit", (event) => edit(event.currentTarget.closest(".message"), message, state), {
        class: "plain",
        "aria-label": "Edit message",
      }),
    );
  if (own)
    entries.push(
      button("Delete", () => act("remove", { user: state.me.id, channel: message.channel, ts: message.ts }), {
        class: "plain",
        "aria-label": "Delete message",
      }),
    );
  for (const shortcut of state.app.shortcuts ?? [])
    if (shortcut.type === "message" && !message.is_ephemeral)
      entries.push(
        button(
          shortcut.name,
          () =>
            act("shortcut", {
              user: state.me.id,
              callback_id: shortcut.callback_id,
              channel: message.channel,
              ts: message.ts,
            }),
          { class: "plain" },
        ),
      );
  return entries.length ? make("div", { class: "tools" }, entries) : "";
}

// As it was typed: mentions by name, nothing escaped.
const plain = (text) =>
  text
    .replace(/<@(\w+)>/g, (_, user) => `@${nameOf(user)}`)
    .replace(/<!(\w+)>/g, "@$1")
    .replace(/<([^<>|]+)(\|[^<>]*)?>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function edit(drawn, message, state) {
  const said = drawn.querySelector(".said"),
    was = [...said.childNodes];
  const back = () => said.replaceChildren(...was);
  const box = make("textarea", { rows: 2, "aria-label": "Your message", value: plain(message.text) });
  const save = async (event) => {
    event.preventDefault();
    if (box.value.trim() && box.value !== plain(message.text))
      await act("edit", { user: state.me.id, channel: message.channel, ts: message.ts, text: box.value });
    back();
  };
  said.replaceChildren(
    make(
      "form",
      {
        class: "edit",
        on: { submit: save, keydown: (event) => event.key === "Escape" && (event.stopPropagation(), back()) },
      },
      box,
      make(
        "div",
        { class: "actions" },
        make("button", { type: "submit", class: "push small primary" }, "Save"),
        button("Cancel", back, { class: "push small" }),
      ),
    ),
  );
  box.focus();
}

function below(message, state, open) {
  const replies = open ? repliesTo(state.messages, message.ts) : [];
  const reactions = (message.reactions ?? []).map((one) =>
    make(
      "span",
      { class: "reaction" },
      emoji(one.name),
      ` ${one.count}`,
      make("span", { class: "unseen" }, ` ${one.name}`),
    ),
  );
  const count = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  const opened = replies.length ? button(count, () => open(message.ts), { class: "replies" }) : "";
  return [reactions.length ? make("div", { class: "reactions" }, reactions) : "", opened];
}

// In the channel ``open`` opens a thread; in a thread there is none to open.
export function messageElement(message, state, open) {
  const name = nameOf(message.user);
  const badge = message.bot_id ? make("span", { class: "badge" }, "App") : "";
  const when = make(
    "time",
    { datetime: new Date(Number(message.ts) * 1000).toISOString() },
    clock(message.ts),
  );
  return make(
    "li",
    { class: message.is_ephemeral ? "message private" : "message", id: `${open ? "m" : "r"}${message.ts}` },
    avatar(message),
    make(
      "div",
      { class: "body" },
      message.is_ephemeral ? make("p", { class: "only" }, "Only visible to you") : "",
      make(
        "p",
        { class: "who" },
        make("b", {}, name),
        badge,
        " ",
        when,
        message.edited ? make("span", { class: "fine" }, " (edited)") : "",
      ),
      make("div", { class: "said" }, content(message, state)),
      below(message, state, open),
    ),
    tools(message, state, open),
  );
}
