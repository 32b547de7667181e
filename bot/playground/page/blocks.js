// Block Kit: every block and element that a bot may send, drawn as what a person reads and uses.

import { button, link, make } from "./dom.js";
import { fields, inputElement, isInput } from "./inputs.js";
import { emoji, markup, richText, textObject } from "./words.js";

const LEVELS = { info: "Note", warning: "Warning", error: "Error", success: "Done", default: "Note" };

function image(block) {
  const url = block.image_url ?? block.slack_file?.url;
  if (/^data:image\//.test(url ?? "")) return make("img", { src: url, alt: block.alt_text ?? "" });
  // Nothing is fetched from elsewhere: the words that stand for the picture do.
  return make(
    "span",
    { class: "picture" },
    "Picture: ",
    block.title ? [...textObject(block.title), ". "] : "",
    block.alt_text || "without description",
    " ",
    url ? link(url, "Open it") : "",
  );
}

const alone = (element) =>
  element.type === "image" ? image(element) : make("span", {}, textObject(element));

function section(block, use) {
  const parts = [];
  if (block.text)
    parts.push(
      make(
        "div",
        { class: "words" },
        block.text.type === "mrkdwn" ? markup(block.text.text) : block.text.text,
      ),
    );
  if (block.fields)
    parts.push(
      make(
        "div",
        { class: "fields" },
        block.fields.map((field) => make("div", { class: "words" }, textObject(field))),
      ),
    );
  const accessory = block.accessory
    ? make("div", { class: "accessory" }, element(block, block.accessory, use))
    : "";
  return make("div", { class: "section" }, make("div", { class: "grow" }, parts), accessory);
}

function input(block, use, name) {
  const id = `${name}-${block.block_id}`;
  const drawn = inputElement(
    block.element,
    id,
    (chosen) => block.dispatch_action && use(block, block.element, chosen),
  );
  const group = drawn.tagName === "FIELDSET";
  const words = [
    textObject(block.label),
    block.optional ? make("span", { class: "fine" }, " (optional)") : "",
  ];
  drawn.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  if (group) drawn.prepend(make("legend", {}, words));
  return make(
    "div",
    { class: "input", "data-block": block.block_id },
    group ? "" : make("label", { for: id }, words),
    drawn,
    make("p", { class: "fine", id: `${id}-hint` }, block.hint ? textObject(block.hint) : ""),
    make("p", { class: "wrong", id: `${id}-error`, role: "alert" }),
  );
}

function pushButton(block, given, use) {
  const kind = given.style === "primary" ? "push primary" : given.style === "danger" ? "push danger" : "push";
  const named = { "aria-label": given.accessibility_label, class: kind };
  const act = (event) => confirmed(given.confirm) && use(block, given, {}, event.currentTarget);
  if (!given.url) return button(textObject(given.text), act, named);
  const made = link(given.url, textObject(given.text).join(""));
  if (!made.setAttribute) return made;
  made.className = kind;
  if (given.accessibility_label) made.setAttribute("aria-label", given.accessibility_label);
  made.addEventListener("click", act);
  return made;
}

const confirmed = (asked) =>
  !asked || window.confirm(`${asked.title?.text ?? ""}\n\n${asked.text?.text ?? ""}`);

function feedback(block, given, use) {
  const one = (side, sign) => {
    const shown = given[`${side}_button`];
    return button(
      [make("span", { "aria-hidden": "true" }, sign), " ", textObject(shown.text)],
      (event) => {
        for (const other of event.currentTarget.parentElement.children)
          other.setAttribute("aria-pressed", other === event.currentTarget);
        use(block, given, { side });
      },
      { class: "push small", "aria-label": shown.accessibility_label, "aria-pressed": "false" },
    );
  };
  return make("span", { class: "feedback" }, one("positive", "👍"), one("negative", "👎"));
}

function overflow(block, given, use) {
  const entries = given.options.map((option) =>
    make(
      "li",
      {},
      option.url
        ? link(option.url, option.text.text)
        : button(
            textObject(option.text),
            (event) => {
              event.currentTarget.closest("details").open = false;
              use(block, given, { selected_option: option });
            },
            { class: "plain" },
          ),
    ),
  );
  return make(
    "details",
    { class: "overflow" },
    make("summary", { "aria-label": "More actions" }, "⋯"),
    make("ul", {}, entries),
  );
}

export function element(block, given, use) {
  if (given.type === "button" || given.type === "workflow_button") return pushButton(block, given, use);
  if (given.type === "feedback_buttons") return feedback(block, given, use);
  if (given.type === "icon_button")
    return button(textObject(given.text), () => confirmed(given.confirm) && use(block, given, {}), {
      class: "push small",
      "aria-label": given.accessibility_label,
    });
  if (given.type === "overflow") return overflow(block, given, use);
  if (isInput(given))
    return inputElement(
      given,
      `${block.block_id}-${given.action_id}`,
      (chosen) => use(block, given, chosen),
      given.placeholder?.text ?? "Choose",
    );
  return alone(given);
}

function table(block) {
  const cell = (given) => (given?.type === "rich_text" ? richText(given) : (given?.text ?? ""));
  return make(
    "div",
    { class: "wide" },
    make(
      "table",
      {},
      (block.rows ?? []).map((row, place) =>
        make(
          "tr",
          {},
          row.map((given) => make(place ? "td" : "th", {}, cell(given))),
        ),
      ),
    ),
  );
}

const KINDS = {
  section,
  input,
  header: (block) => make("h2", { class: "header" }, textObject(block.text)),
  divider: () => make("hr"),
  context: (block) => make("div", { class: "context" }, (block.elements ?? []).map(alone)),
  actions: (block, use) =>
    make(
      "div",
      { class: "actions" },
      (block.elements ?? []).map((given) => element(block, given, use)),
    ),
  context_actions: (block, use) =>
    make(
      "div",
      { class: "actions" },
      (block.elements ?? []).map((given) => element(block, given, use)),
    ),
  rich_text: (block) => make("div", { class: "rich" }, richText(block)),
  alert: (block) => {
    const level = LEVELS[block.level] ? block.level : "default";
    return make(
      "div",
      { class: `alert ${level}`, role: "note" },
      make("b", {}, `${LEVELS[level]}: `),
      make("span", {}, textObject(block.text)),
    );
  },
  image: (block) => make("div", { class: "image" }, image(block)),
  markdown: (block) => make("div", { class: "words" }, block.text),
  table,
};

// ``use(block, element, chosen)`` is called when a person uses an element.
export function draw(blocks, use, name = "") {
  return (blocks ?? []).map((block) => {
    const kind = KINDS[block.type];
    if (!kind)
      return make("p", { class: "fine" }, `A block of a kind that this page does not draw: ${block.type}.`);
    return kind(block, use, name);
  });
}

export { emoji, fields };
