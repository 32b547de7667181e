"""The page in headless Chromium: what a bot sends is what a person reads and uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.playground.courier import Patience
from bot.playground.parts import parts
from bot.playground.server import Playground
from tests.fakes.browser import Tab, browser
from tests.fakes.echo_bot import MODAL, client
from tests.fakes.visitor import SECONDS, TRADE_DESK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk import WebClient

pytestmark = pytest.mark.needs_browser

SHOUT = '<img src=x onerror="document.title=1">'


def words(text: str, kind: str = "plain_text") -> dict[str, Any]:
    """Return a text object."""
    return {"type": kind, "text": text}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    """Return a rich_text block."""
    return {"type": "rich_text", "elements": list(elements)}


BLOCKS: list[dict[str, Any]] = [
    {"type": "header", "text": words("A header")},
    {"type": "section", "text": words(f"*bold* <https://www.gov.uk|GOV.UK> {SHOUT}", "mrkdwn")},
    {"type": "context", "elements": [words("small", "mrkdwn")]},
    {"type": "divider"},
    rich(
        {"type": "rich_text_quote", "elements": [words(f"*as it is* {SHOUT}") | {"type": "text"}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "border": 1,
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "4 million", "style": {"bold": True}},
                        {"type": "link", "url": "javascript:document.title=1", "text": "bad"},
                        {"type": "user", "user_id": "U0AMIRA"},
                    ],
                }
            ],
        },
    ),
    {"type": "alert", "level": "warning", "text": words("Date passed.")},
    {"type": "image", "image_url": "https://www.gov.uk/x.png", "alt_text": "A chart"},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": words("Helpful"), "value": "yes"},
                "negative_button": {"text": words("Not helpful"), "value": "no"},
            }
        ],
    },
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "go", "text": words("Go"), "accessibility_label": "Go!"}
        ],
    },
]


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    """One playground for the page."""
    with Playground(parts=parts(patience=Patience(seconds=0.5))) as running:
        yield running


@pytest.fixture(scope="module")
def web(playground: Playground) -> WebClient:
    """A client of its Web API."""
    return client(playground)


@pytest.fixture(scope="module")
def tab(
    playground: Playground, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tab]:
    """The page, as Amira sees it."""
    with browser(chromium, tmp_path_factory.mktemp("profile")) as opened:
        opened.resize(1400, 900)
        opened.open(playground.url)
        opened.wait("document.querySelectorAll('#channels li').length > 0")
        yield opened
        assert opened.complaints == []


@pytest.fixture(scope="module")
def shown(tab: Tab, web: WebClient) -> str:
    """Every kind of block in one message; the selector of what was drawn."""
    ts = web.chat_postMessage(channel=TRADE_DESK, text="fallback", blocks=BLOCKS)["ts"]
    tab.wait(f"!!document.getElementById('m{ts}')")
    return f"document.getElementById('m{ts}').querySelector('.said')"


@pytest.mark.parametrize(
    ("selector", "text"),
    [
        ("h2", "A header"),
        (".section strong", "bold"),
        (".section a[href='https://www.gov.uk']", "GOV.UK"),
        (".context", "small"),
        ("blockquote", f"*as it is* {SHOUT}"),
        (".list.bordered li strong", "4 million"),
        (".mention.mine", "@Amira Khan"),
        (".alert.warning", "Warning: Date passed."),
        (".image", "Picture: A chart Open it"),
        (".feedback button", "👍 Helpful"),
        ("button[aria-label='Go!']", "Go"),
    ],
)
def test_each_block_is_drawn(tab: Tab, shown: str, selector: str, text: str) -> None:
    """Words stand as they were sent; what is bold, quoted or linked is so."""
    assert tab.run(f'{shown}.querySelector("{selector}").textContent') == text


def test_nothing_that_is_sent_becomes_markup(tab: Tab, shown: str) -> None:
    """No image, no script, no javascript: link comes out of a message."""
    assert tab.run(f"{shown}.querySelectorAll('img, script, [onerror]').length") == 0
    links = tab.run(f"[...{shown}.querySelectorAll('a')].map((a) => a.protocol)")
    assert set(links) == {"https:"}
    assert "Footnote playground" in tab.run("document.title")


def test_a_script_from_elsewhere_is_not_run(tab: Tab) -> None:
    """The policy lets in the page's own files and nothing inline."""
    tab.run(
        "document.body.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.ran = 1'}))"
    )
    assert tab.run("window.ran === undefined")
    assert "Content Security Policy" in tab.complaints.pop()


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_is_wider_than_the_window(tab: Tab, shown: str, width: int) -> None:
    """On a phone and on a desk nobody scrolls sideways."""
    tab.resize(width, 800)
    assert tab.run("document.documentElement.scrollWidth") == width
    assert tab.run(f"{shown}.getBoundingClientRect().right") <= width
    tab.resize(1400, 900)


def test_a_button_reaches_the_bot(tab: Tab, shown: str, playground: Playground) -> None:
    """Pressing the less friendly button sends its value."""
    tab.run(f"{shown}.querySelectorAll('.feedback button')[1].click()")

    def lost() -> dict[str, Any] | None:
        entries = [e for e in playground.parts.feed.entries() if e["way"] == "lost"]
        return entries[-1]["body"] if entries else None

    # No bot is connected: the log tells what it would have got, and the page says so.
    body = playground.parts.feed.wait(lost, SECONDS)
    assert body
    assert body["actions"][0]["value"] == "no"
    assert "No bot is connected" in tab.wait("document.querySelector('#notice').textContent")
    assert "504" in tab.complaints.pop()


def test_a_mention_is_offered_and_sent_by_keyboard(tab: Tab, playground: Playground) -> None:
    """Typing @f offers the bot; Tab takes it, Enter sends."""
    tab.run("document.querySelector('#write textarea').focus()")
    tab.type("@f")
    assert tab.wait("document.querySelector('[role=option]')?.textContent") == "@Footnote App"
    tab.tab()
    tab.type("hello")
    tab.enter()

    def said() -> bool | None:
        texts = [m.text for m in playground.parts.workspace.messages()]
        return "<@U0FOOTNOTE> hello" in texts or None

    assert playground.parts.feed.wait(said, SECONDS)
    assert tab.run("document.activeElement.tagName") == "TEXTAREA"


def test_a_modal_is_filled_by_keyboard(tab: Tab, web: WebClient, playground: Playground) -> None:
    """The first field has the focus; Escape closes, and the bot's next view opens again."""
    parts = playground.parts
    web.views_open(trigger_id=parts.tickets.trigger("U0AMIRA"), view=MODAL)
    tab.wait("document.querySelector('#modal').open")
    assert tab.run("document.activeElement.closest('#modal') !== null")
    tab.type("Why?")
    assert tab.run("document.querySelector('#modal input').value") == "Why?"
    tab.press("Escape", 27)
    tab.wait("!document.querySelector('#modal').open")
    assert parts.views.stack("U0AMIRA") == ()


def test_another_person_sees_their_own(tab: Tab, web: WebClient) -> None:
    """What is only for Amira goes when one becomes Ben, and is there again for Amira."""
    web.chat_postEphemeral(channel=TRADE_DESK, user="U0AMIRA", text="Psst")
    private = "document.querySelectorAll('.message.private').length"
    tab.wait(f"{private} === 1")
    assert "Only visible to you" in tab.run("document.querySelector('.private').textContent")
    tab.run("document.querySelectorAll('#people button')[1].click()")
    tab.wait(f"{private} === 0")
    tab.run("document.querySelectorAll('#people button')[0].click()")
    tab.wait(f"{private} === 1")
