// Where one writes: mentions and commands are offered as they are typed; Enter sends.

import { button, make } from "./dom.js";

let count = 0;

export function composer(form, { send, offers, placeholder }) {
  const id = `box${++count}`;
  let shown = [],
    chosen = -1;
  const list = make("ul", {
    class: "offers",
    id: `${id}-offers`,
    role: "listbox",
    "aria-label": "Suggestions",
    hidden: true,
  });
  const box = make("textarea", {
    id,
    rows: 1,
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    autocomplete: "off",
    on: {
      input: () => {
        grow();
        offer();
      },
      keydown: keys,
      blur: () => setTimeout(close, 150),
    },
  });
  const label = make("label", { for: id, class: "unseen" });
  const hint = make(
    "span",
    { class: "fine keys", "aria-hidden": "true" },
    "Enter sends, Shift + Enter is a new line",
  );
  form.replaceChildren(
    label,
    list,
    box,
    make(
      "div",
      { class: "tools" },
      button("@Footnote", () => insert("@Footnote "), {
        class: "plain tool",
        "aria-label": "Mention Footnote",
      }),
      button(
        "/guidance",
        () => {
          box.value = "/guidance " + box.value.replace(/^\/\w* ?/, "");
          box.focus();
          grow();
        },
        { class: "plain tool command", "aria-label": "Write the slash command /guidance" },
      ),
      hint,
      make("button", { type: "submit", class: "push primary" }, "Send"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 180)}px`;
  }

  function insert(words) {
    const at = box.selectionStart;
    const before = box.value.slice(0, at).replace(/@[\w ]{0,20}$/, "");
    box.value = before + (before && !/\s$/.test(before) ? " " : "") + words + box.value.slice(at);
    box.focus();
    grow();
    close();
  }

  function offer() {
    const typed = box.value.slice(0, box.selectionStart);
    const found = /(?:^|\s)(@[\w ]{0,20})$|^(\/\w*)$/.exec(typed);
    const start = found ? (found[1] ?? found[2]).toLowerCase() : null;
    shown = start
      ? offers().filter(
          (entry) => entry.words.toLowerCase().startsWith(start) && entry.words.toLowerCase() !== start,
        )
      : [];
    chosen = shown.length ? 0 : -1;
    draw();
  }

  function draw() {
    list.hidden = !shown.length;
    list.replaceChildren(
      ...shown.map((entry, place) =>
        make(
          "li",
          {
            role: "option",
            id: `${id}-${place}`,
            "aria-selected": String(place === chosen),
            class: place === chosen ? "chosen" : "",
            on: {
              mousedown: (event) => {
                event.preventDefault();
                take(entry);
              },
            },
          },
          make("b", {}, entry.words),
          " ",
          make("span", { class: "fine" }, entry.note ?? ""),
        ),
      ),
    );
    if (chosen >= 0) box.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function close() {
    shown = [];
    chosen = -1;
    draw();
  }

  function take(entry) {
    if (entry.words.startsWith("/")) {
      box.value = `${entry.words} `;
      box.focus();
      close();
    } else insert(`${entry.words} `);
  }

  function keys(event) {
    if (event.isComposing) return;
    if (shown.length && ["ArrowDown", "ArrowUp", "Tab", "Enter", "Escape"].includes(event.key)) {
      event.preventDefault();
      if (event.key === "Escape") return close();
      if (event.key === "Tab" || event.key === "Enter") return take(shown[chosen]);
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length;
      return draw();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  }

  async function submit() {
    const words = box.value;
    if (!words.trim()) return;
    box.value = "";
    grow();
    if (!(await send(words))) {
      box.value ||= words;
      grow();
    }
  }

  return {
    focus: () => box.focus(),
    describe: () => {
      label.textContent = placeholder();
      box.placeholder = placeholder();
    },
  };
}
