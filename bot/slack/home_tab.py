"""The app's home: a box to ask in, what answers, what was asked, and the maintainers' queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import home_wording, wording
from bot.queue_wording import NOTHING_OPEN
from bot.slack import outdated, views
from bot.slack import rich_text as rt
from bot.slack.buttons import button, plain_text
from bot.slack.sources import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.gaps import Gap
    from bot.holdings import Holdings
    from bot.releasing.rechecking import Outdated
    from bot.slack.rich_text import Element
    from bot.slack.views import View
    from bot.storage import Kept

QUESTION, PROMPT, RESOLVE = "home_question", "home_prompt_", "home_resolve"
RESOLVING = "resolve"
KIND, NOTE, WORDS = "kind", "note", "words"
LONGEST_QUESTION = 1000
MOST_GAPS = 10


@dataclass(frozen=True, slots=True)
class Tab:
    """What one person's home shows.

    ``outdated`` and ``gaps`` are for maintainers, None for everybody else.
    """

    holdings: Holdings
    prompts: Sequence[str] = ()
    recent: Sequence[Kept] = ()
    gaps: Sequence[Gap] | None = None
    outdated: Sequence[Outdated] | None = None


def home(tab: Tab) -> View:
    """Return the view."""
    blocks = [*_asking(tab.prompts), *_held(tab.holdings), *_recent(tab.recent)]
    if tab.outdated is not None:
        blocks += [_header(home_wording.OUTDATED), *outdated.listed(tab.outdated)]
    return {
        "type": "home",
        "blocks": [*blocks, *(_queue(tab.gaps) if tab.gaps is not None else ())],
    }


def resolving(gap: Gap) -> View:
    """Return the window in which a maintainer says what was done about a gap."""
    options = [{"text": plain_text(t), "value": code} for code, t in home_wording.KINDS.items()]
    kind = {"type": "radio_buttons", "action_id": KIND, "options": options}
    note, words = (
        {
            "type": "plain_text_input",
            "action_id": action,
            "multiline": True,
            "max_length": views.LONGEST_NOTE,
        }
        for action in (NOTE, WORDS)
    )
    asked = rt.block(rt.section(rt.words(wording.short(gap.question, 300), bold=True)))
    return views.form(
        home_wording.RESOLVE,
        asked,
        views.field(KIND, home_wording.RESOLVE_AS, kind),
        views.field(WORDS, home_wording.RESOLVE_WORDS, words) | {"optional": True},
        views.field(NOTE, home_wording.RESOLVE_NOTE, note) | {"optional": True},
    ) | {"callback_id": RESOLVING, "private_metadata": gap.references[0]}


def _asking(prompts: Sequence[str]) -> Iterator[Element]:
    yield _header(home_wording.ASK)
    box = {
        "type": "plain_text_input",
        "action_id": QUESTION,
        "max_length": LONGEST_QUESTION,
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
    }
    yield views.field(QUESTION, home_wording.ASK_LABEL, box) | {
        "dispatch_action": True,
        "hint": plain_text(home_wording.ASK_HINT),
    }
    if prompts:
        yield _words(home_wording.PROMPTS)
        yield {"type": "actions", "elements": [_prompt(n, p) for n, p in enumerate(prompts)]}


def _prompt(number: int, prompt: str) -> Element:
    label = home_wording.PROMPT_LABEL.format(question=prompt)
    return button(f"{PROMPT}{number}", prompt, label, prompt)


def _held(holdings: Holdings) -> Iterator[Element]:
    yield _header(home_wording.HOLD)
    yield rt.block(rt.section(rt.words(home_wording.held(holdings))), *listed(holdings))
    if holdings.lately:
        yield _header(home_wording.LATELY)
        yield rt.block(*listed(holdings, holdings.lately))


def _recent(recent: Sequence[Kept]) -> Iterator[Element]:
    if not recent:
        return
    yield _header(home_wording.RECENT)
    lines = [
        rt.section(
            rt.words(wording.short(one.given.question)),
            rt.words(
                f" – {home_wording.OUTCOMES.get(one.given.outcome, one.given.outcome)}, "
                f"{wording.day(one.given_at.date())}, {one.given.reference}"
            ),
        )
        for one in recent
    ]
    yield rt.block(*rt.bullets(lines, border=False))


def _queue(gaps: Sequence[Gap]) -> Iterator[Element]:
    yield _header(home_wording.QUEUE)
    if not gaps:
        yield _words(NOTHING_OPEN)
    for gap in gaps[:MOST_GAPS]:
        question = wording.short(gap.question)
        behind = home_wording.times(len(gap.unmet), gap.unmet[0].given.reason or "")
        asks = [rt.section(rt.words(wording.short(words, 300))) for words in gap.asks]
        yield rt.block(
            rt.section(rt.words(question, bold=True), rt.words(behind)),
            *rt.bullets(asks, border=False),
        )
        label = home_wording.RESOLVE_LABEL.format(question=gap.question)
        resolve = button(RESOLVE, home_wording.RESOLVE, label, gap.references[0])
        yield {"type": "actions", "elements": [resolve]}
    if len(gaps) > MOST_GAPS:
        yield _words(home_wording.more(len(gaps) - MOST_GAPS))


def _header(text: str) -> Element:
    return {"type": "header", "text": plain_text(text)}


def _words(text: str) -> Element:
    return rt.block(rt.section(rt.words(text)))
