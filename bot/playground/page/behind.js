// Behind the scenes: what the bot was sent and what it called, and switches for what goes wrong.

import { button, byId, make } from "./dom.js";
import { act, look } from "./server.js";

const WAYS = { call: "Bot calls", delivered: "Bot gets", lost: "Not delivered", fault: "Went wrong" };
const KEPT = 200;

function entry(told) {
  const failed = told.way === "lost" || told.way === "fault" || told.answer?.ok === false;
  const words = [
    make("span", { class: "way" }, WAYS[told.way] ?? told.way),
    " ",
    make("b", {}, told.name),
    failed
      ? make(
          "span",
          { class: "wrong" },
          ` ${told.answer?.error ?? told.answer?.reason ?? told.body?.fault ?? ""}`,
        )
      : "",
  ];
  const shown = JSON.stringify(
    told.answer === undefined ? told.body : { sent: told.body, answer: told.answer },
    null,
    2,
  );
  return make(
    "li",
    {},
    make("details", {}, make("summary", {}, words), make("pre", { tabindex: "0" }, shown)),
  );
}

export function tell(told) {
  const log = byId("log");
  if (byId("drawer").hidden) return;
  log.prepend(entry(told));
  while (log.children.length > KEPT) log.lastChild.remove();
}

function faultRow(user, one) {
  const words = one.times
    ? `on: next ${one.times}`
    : one.share
      ? `on: ${Math.round(one.share * 100)} %`
      : "off";
  const turn = (given) =>
    act("fault", { user, fault: one.fault, of: one.of, ...given }).then(
      (told) => told.ok && switches(user, told.faults),
    );
  return make(
    "li",
    {},
    make(
      "span",
      {},
      one.words,
      " ",
      make("span", { class: one.times || one.share ? "wrong" : "fine" }, `(${words})`),
    ),
    make(
      "span",
      { class: "turns" },
      button("Next time", () => turn({ times: one.times + 1, share: one.share }), {
        class: "push small",
        "aria-label": `${one.words}: next time`,
      }),
      one.times || one.share
        ? button("Off", () => turn({ times: 0, share: 0 }), {
            class: "push small",
            "aria-label": `${one.words}: off`,
          })
        : "",
    ),
  );
}

function switches(user, faults) {
  const now = (reason) => () => act("disconnect", { user, reason });
  byId("faults").replaceChildren(
    ...faults.map((one) => faultRow(user, one)),
    make(
      "li",
      {},
      make("span", {}, "The socket drops at once"),
      make("span", { class: "turns" }, button("Drop", now(""), { class: "push small" })),
    ),
    make(
      "li",
      {},
      make("span", {}, "Slack asks for a new connection"),
      make("span", { class: "turns" }, button("Ask", now("refresh_requested"), { class: "push small" })),
    ),
  );
}

export async function openDrawer(user, open) {
  byId("drawer").hidden = !open;
  byId("behind").setAttribute("aria-expanded", String(open));
  if (!open) return;
  const told = await look("/page/log");
  byId("log").replaceChildren(...told.log.reverse().map(entry));
  switches(user, told.faults);
}
