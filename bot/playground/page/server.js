// What the page asks the server, and what it hears from it.

import { byId } from "./dom.js";

const ERRORS = {
  connection_failed: "No bot is connected, so nobody answered.",
  timeout: "The bot did not answer in time.",
  http_timeout: "The bot did not answer in time.",
  http_error: "The bot answered with an error.",
  invalid_command: "There is no such command here. Try /guidance and a question.",
  not_in_channel: "You are not in this channel.",
  cant_update_message: "Only its author can change a message.",
};

let hiding;

export function say(words) {
  const notice = byId("notice");
  notice.textContent = words;
  notice.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (notice.hidden = true), 8000);
}

export async function look(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  return answer.json();
}

export async function act(deed, given) {
  let told;
  try {
    const answer = await fetch(`/page/${deed}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
    });
    told = await answer.json();
  } catch {
    told = { ok: false, error: "The playground has stopped." };
  }
  if (!told.ok) say(ERRORS[told.error] ?? `That did not work: ${told.detail ?? told.error}`);
  return told;
}

let feed;

export function listen(user, hear) {
  feed?.close();
  feed = new EventSource(`/page/feed?user=${encodeURIComponent(user)}`);
  for (const kind of ["ready", "message", "status", "prompts", "view", "home", "connections", "state", "log"])
    feed.addEventListener(kind, (event) => hear(kind, JSON.parse(event.data)));
  feed.addEventListener("error", () => hear("lost", {}));
}
