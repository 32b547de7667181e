// Elements that are filled in or chosen from, and what they hold in Slack's words.

import { make } from "./dom.js";
import { textObject } from "./words.js";

let state = { people: [], channels: [] };
export const knowPlaces = (known) => (state = known);

const TYPED = {
  plain_text_input: "text",
  email_text_input: "email",
  url_text_input: "url",
  number_input: "number",
  datepicker: "date",
  timepicker: "time",
  datetimepicker: "datetime-local",
};
const PICKED = /^(multi_)?(static|users|conversations|channels|external)_select$/;
const TICKED = new Set(["radio_buttons", "checkboxes"]);

export const isInput = (given) => given.type in TYPED || TICKED.has(given.type) || PICKED.test(given.type);

const people = () => state.people.map((one) => ({ text: { text: one.real_name }, value: one.id }));
const rooms = () =>
  state.channels
    .filter((room) => !room.is_im)
    .map((room) => ({ text: { text: `#${room.name}` }, value: room.id }));

function optionsOf(given) {
  if (given.options) return given.options;
  if (given.option_groups) return given.option_groups.flatMap((group) => group.options);
  if (given.type.includes("users")) return people();
  return given.type.includes("external") ? [] : rooms();
}

function typed(given, id, change) {
  const initial = given.initial_value ?? given.initial_date ?? given.initial_time ?? "";
  const common = {
    id,
    name: id,
    placeholder: given.placeholder?.text,
    maxlength: given.max_length,
    minlength: given.min_length,
    on: { change: (event) => change(holds(event.currentTarget)) },
  };
  if (given.multiline) return make("textarea", { ...common, rows: 4, value: initial });
  return make("input", {
    ...common,
    type: TYPED[given.type],
    value: initial,
    min: given.min_value,
    max: given.max_value,
  });
}

function picked(given, id, change, label) {
  const many = given.type.startsWith("multi_");
  const chosen = [given.initial_option, ...(given.initial_options ?? [])]
    .filter(Boolean)
    .map((option) => option.value);
  const first = many ? [] : [make("option", { value: "" }, given.placeholder?.text ?? "Choose…")];
  const options = optionsOf(given).map((option) =>
    make("option", { value: option.value, selected: chosen.includes(option.value) }, textObject(option.text)),
  );
  return make(
    "select",
    {
      id,
      name: id,
      multiple: many,
      "aria-label": label,
      on: { change: (event) => change(holds(event.currentTarget)) },
    },
    first,
    options,
  );
}

function ticked(given, id, change, label) {
  const radio = given.type === "radio_buttons";
  const chosen = [given.initial_option, ...(given.initial_options ?? [])]
    .filter(Boolean)
    .map((option) => option.value);
  const rows = given.options.map((option) =>
    make(
      "label",
      { class: "tick" },
      make("input", {
        type: radio ? "radio" : "checkbox",
        name: id,
        value: option.value,
        checked: chosen.includes(option.value),
      }),
      make(
        "span",
        {},
        textObject(option.text),
        option.description ? make("span", { class: "fine" }, " ", textObject(option.description)) : "",
      ),
    ),
  );
  return make(
    "fieldset",
    { id, "aria-label": label, on: { change: (event) => change(holds(event.currentTarget)) } },
    rows,
  );
}

export function inputElement(given, id, change, label) {
  const how = given.type in TYPED ? typed : TICKED.has(given.type) ? ticked : picked;
  const drawn = how(given, id, change, label);
  drawn.given = given;
  if (label && how === typed) drawn.setAttribute("aria-label", label);
  return drawn;
}

// What an element holds, with the name that Slack's payloads give it.
export function holds(drawn) {
  const given = drawn.given;
  const values =
    drawn.tagName === "FIELDSET"
      ? [...drawn.querySelectorAll("input:checked")].map((box) => box.value)
      : drawn.tagName === "SELECT"
        ? [...drawn.selectedOptions].map((option) => option.value).filter(Boolean)
        : null;
  if (values === null) {
    const name =
      { datepicker: "selected_date", timepicker: "selected_time", datetimepicker: "selected_date_time" }[
        given.type
      ] ?? "value";
    return {
      [name]:
        name === "selected_date_time" && drawn.value ? Date.parse(drawn.value) / 1000 : drawn.value || null,
    };
  }
  const noun = given.type.includes("users")
    ? "user"
    : given.type.includes("conversations")
      ? "conversation"
      : given.type.includes("channels")
        ? "channel"
        : "option";
  const chosen =
    noun === "option" ? optionsOf(given).filter((option) => values.includes(option.value)) : values;
  if (given.type === "checkboxes" || given.type.startsWith("multi_"))
    return { [`selected_${noun}s`]: chosen };
  return { [`selected_${noun}`]: chosen[0] ?? null };
}

// The state of every element under ``root``: block id → action id → what it holds.
export function fields(root) {
  const values = {};
  for (const drawn of root.querySelectorAll(
    "[data-block] input, [data-block] textarea, [data-block] select, [data-block] fieldset",
  )) {
    if (!drawn.given) continue;
    const block = drawn.closest("[data-block]").dataset.block;
    values[block] = {
      ...values[block],
      [drawn.given.action_id]: { type: drawn.given.type, ...holds(drawn) },
    };
  }
  return values;
}

// Puts back what was typed before a view was drawn anew.
export function refill(root, values) {
  for (const drawn of root.querySelectorAll("[data-block] input, [data-block] textarea")) {
    const block = drawn.closest("[data-block]").dataset.block;
    const held = drawn.given && values[block]?.[drawn.given.action_id];
    if (held && held.type === drawn.given.type)
      drawn.value = held.value ?? held.selected_date ?? held.selected_time ?? drawn.value;
  }
}
