// Views: a modal before the person, and App Home.

import { draw } from "./blocks.js";
import { button, byId, make } from "./dom.js";
import { fields, refill } from "./inputs.js";
import { act } from "./server.js";
import { textObject } from "./words.js";

let drawn = null;

const press = (state, view, root) => (block, element, chosen) =>
  act("press", {
    user: state.me.id,
    view_id: view.id,
    block_id: block.block_id,
    action_id: element.action_id,
    values: fields(root),
    ...chosen,
  });

export function showModal(state) {
  const dialog = byId("modal"),
    view = state.views.at(-1);
  if (!view) {
    drawn = null;
    if (dialog.open) dialog.close();
    return;
  }
  if (drawn?.id === view.id && drawn.hash === view.hash) return;
  const kept = drawn?.id === view.id ? fields(dialog) : {};
  drawn = { id: view.id, hash: view.hash };
  const form = make("form", {
    method: "dialog",
    on: {
      submit: (event) => {
        event.preventDefault();
        submit(state, view, form);
      },
    },
  });
  const close = () => act("close", { user: state.me.id, view_id: view.id });
  form.append(
    make(
      "div",
      { class: "head" },
      make("h2", { id: "modal-title" }, textObject(view.title)),
      button("Close", close, { class: "plain" }),
    ),
    readable(make("div", { class: "scroll" }, draw(view.blocks, press(state, view, dialog), view.id))),
    make(
      "div",
      { class: "foot" },
      view.submit ? button(textObject(view.close ?? "Cancel"), close, { class: "push" }) : "",
      view.submit
        ? make("button", { type: "submit", class: "push primary" }, textObject(view.submit))
        : button(textObject(view.close ?? "Done"), close, { class: "push primary" }),
    ),
  );
  dialog.replaceChildren(form);
  dialog.oncancel = (event) => {
    event.preventDefault();
    close();
  };
  refill(dialog, kept);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".scroll input, .scroll textarea, .scroll select")?.focus();
}

async function submit(state, view, form) {
  const told = await act("submit", { user: state.me.id, view_id: view.id, values: fields(form) });
  for (const block of form.querySelectorAll("[data-block]")) {
    const words = told.errors?.[block.dataset.block] ?? "";
    block.querySelector(".wrong").textContent = words;
    const input = block.querySelector("input, textarea, select");
    input?.setAttribute("aria-invalid", String(Boolean(words)));
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
}

export function showHome(state) {
  const home = byId("home"),
    view = state.home;
  const mark = view ? `${view.id} ${view.hash}` : "none";
  if (home.drawn === mark) return;
  home.drawn = mark;
  if (!view) home.replaceChildren(make("p", { class: "fine" }, "Footnote has not shown a Home yet."));
  else home.replaceChildren(...draw(view.blocks, press(state, view, home), view.id));
}

/** Let a text with nothing to press in it be scrolled by keyboard. */
function readable(text) {
  if (!text.querySelector("a, button, input, select, textarea")) text.tabIndex = 0;
  return text;
}
