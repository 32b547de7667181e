"""Items of the GOV.UK Content API: read whole, or refused with the true reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bot.answering.quote import Code
from bot.answering.warnings import of_source
from corpus.entry import Original
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.readers import read
from corpus.standing import State
from tests.skipping import MATERIAL

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.readers.reading import Reading

ITEM: dict[str, object] = {
    "base_path": "/fees",
    "title": "Fees for imports",
    "document_type": "detailed_guide",
    "schema_name": "detailed_guide",
    "first_published_at": "2021-05-03T23:30:00Z",
    "public_updated_at": "2022-06-04T10:00:00+01:00",
    "updated_at": "2025-01-01T00:00:00Z",
    "links": {"organisations": [{"title": "Office of Fees"}]},
    "details": {
        "body": "<h2 id='who-pays'>Who pays</h2><p><abbr title='Small Firm'>SF</abbr> pay £5.</p>"
    },
}
NOTICE = {"explanation": "<p>See the <a href='/new'>new fees</a>.</p>"}
WHEN = {"withdrawn_at": "2023-03-31T23:30:00Z"}
TODAY = date(2024, 1, 1)


def item(**changes: object) -> Reading:
    """The reading of an item with these changes."""
    return read("fees.json", json.dumps({**ITEM, **changes}).encode())


def test_what_an_item_says_of_itself() -> None:
    """Title, publisher, address and kind; days are those of London, and of these words."""
    reading = item()
    source = reading.source
    assert (source.title, source.publisher) == ("Fees for imports", "Office of Fees")
    assert (source.url, source.kind) == ("https://www.gov.uk/fees", "Detailed guide")
    assert (source.published, source.updated) == (date(2021, 5, 4), date(2022, 6, 4))
    assert reading.abbreviations == {"SF": "Small Firm"}
    assert reading.blocks[0].anchor == "who-pays"
    assert reading.withdrawn is None


def test_parts_of_a_guide_stand_under_their_titles() -> None:
    """A guide is one document, in the order of its parts."""
    parts = [{"title": "A & B", "body": "<p>One.</p>"}, {"title": "C", "body": "<p>Two.</p>"}]
    assert item(details={"parts": parts}).text.split() == ["A", "&", "B", "One.", "C", "Two."]


def test_a_service_tells_what_stands_on_its_tabs() -> None:
    """Before, beside and after the button that starts it: each body in its place."""
    details = {
        "other_ways_to_apply": "<p>By post.</p>",
        "introductory_paragraph": "<p>Apply here.</p>",
        "what_you_need_to_know": "<p>It takes 5 days.</p>",
        "more_information": "<p>Have your number ready.</p>",
    }
    said = item(details=details).text.splitlines()
    expected = ["Apply here.", "Have your number ready.", "It takes 5 days.", "By post."]
    assert [line for line in said if line] == expected


def test_the_outcomes_of_a_smart_answer_are_read() -> None:
    """Each under its title; one without words of its own is a heading alone."""
    nodes = [
        {"kind": "question", "title": "Is it a lamp?", "body": None, "options": []},
        {"kind": "outcome", "title": "You & your lamp", "body": "<p>You must pay £5.</p>"},
    ]
    document = item(details={"body": "<p>Find out.</p>", "nodes": nodes}).document("lamps")
    assert document.sections[-1].headings[-1:] == ("You & your lamp",)
    assert "You must pay £5." in document.text


def test_a_body_in_several_content_types_is_read_once() -> None:
    """The HTML counts, and not the source that it was made from."""
    told = [
        {"content_type": "text/govspeak", "content": "*One.*"},
        {"content_type": "text/html", "content": "<p>One.</p>"},
    ]
    assert item(details={"body": told}).text == "One."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"base_path": "/fees", ', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no item"),
        (b'{"title": "Fees"}', "no item"),
        (json.dumps({**ITEM, "details": {}}).encode(), "no words of its own"),
        (json.dumps({**ITEM, "details": {"body": "<p> </p>"}}).encode(), "no text"),
        (json.dumps({**ITEM, "details": {"body": "<div>" * 20_000 + "x"}}).encode(), "too deep"),
        (
            json.dumps(
                {**ITEM, "schema_name": "redirect", "redirects": [{"destination": "/new"}]}
            ).encode(),
            "https://www.gov.uk/new",
        ),
        (
            json.dumps(
                {**ITEM, "schema_name": "gone", "details": {"alternative_path": "/other"}}
            ).encode(),
            "https://www.gov.uk/other",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    """Nothing half read, and no other error than one that says what to do."""
    with pytest.raises(CorpusError, match=re.escape(reason)):
        read("fees.json", content)


def test_a_withdrawn_page_is_stopped_with_its_publishers_words(tmp_path: Path) -> None:
    """It is kept, and stopped from its day on; when it is published again, it goes on."""
    library = Library(tmp_path)
    for notice, state in (({**NOTICE, **WHEN}, State.WITHDRAWN), ({}, State.CURRENT)):
        content = json.dumps({**ITEM, "withdrawn_notice": notice}).encode()
        added = library.add(Original("fees.json", "/fees.json", "fees", content), {}, TODAY)
        assert library.holding(added.entry.id).state is state
        stop = library.standing().stop(added.entry.id)
        if notice:
            assert stop is not None
            assert (stop.why, stop.since) == ("See the new fees.", date(2023, 4, 1))


GOVERNMENT = {"title": "2010 to 2015 Lantern government", "slug": "lantern", "current": False}


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ({"political": True, "government": GOVERNMENT}, GOVERNMENT["title"]),
        ({"political": True, "government": {**GOVERNMENT, "current": True}}, None),
        ({"political": False, "government": GOVERNMENT}, None),
        ({"political": True}, None),
        ({"political": "yes", "government": "ours"}, None),
    ],
)
def test_a_political_page_names_the_government_that_is_gone(
    details: dict[str, object], expected: str | None
) -> None:
    """Whoever quotes it is warned; a page that any government could have written has no warning."""
    source = item(details={"body": "<p>We will pay.</p>", **details}).source
    assert source.government == expected
    told = [warned for warned in of_source(source, TODAY) if warned.code is Code.GOVERNMENT]
    assert [warned.about for warned in told] == [expected] * (expected is not None)


NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")


def nations(*applicable: str) -> dict[str, object]:
    """Where a page applies, nation by nation, as an item says it."""
    return {one.lower(): {"label": one, "applicable": one in applicable} for one in NATIONS}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (nations("England"), "England"),
        (nations("England", "Scotland", "Wales"), "England, Scotland and Wales"),
        (nations(*NATIONS), None),
        (nations(), None),
        ({"england": "yes"}, None),
        ([], None),
    ],
)
def test_which_nations_a_page_is_for(told: object, expected: str | None) -> None:
    """Those that it names, where they are not all: whoever quotes it says so beside the quote."""
    details = {"body": "<p>You must pay.</p>", "national_applicability": told}
    source = item(details=details).source
    assert source.nations == expected
    warned = [one.about for one in of_source(source, TODAY) if one.code is Code.NATIONS]
    assert warned == [expected] * (expected is not None)


def _counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@pytest.mark.needs_material
def test_no_word_of_a_real_page_is_lost() -> None:
    """Every real item is read, at least 99.5 % of its words as another extraction has them."""
    pages = MATERIAL / "collections" / "govuk-pages" / "pages.jsonl"
    wanted = lost = withdrawn = 0
    for line in pages.read_bytes().splitlines():
        page = json.loads(line)
        details = {"body": page["html"]}
        whole = {**page, "base_path": page["_id"], "schema_name": page["schema"]}
        reading = read("page.json", json.dumps({**whole, "details": details}).encode())
        root = html.fromstring(f"<div>{page['html']}</div>")
        expected = _counted(str(root.xpath("string()")))
        wanted += expected.total()
        lost += (expected - _counted(reading.text)).total()
        withdrawn += reading.withdrawn is not None
    assert withdrawn == 7
    assert lost <= wanted * 0.005
