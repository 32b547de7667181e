"""Pages become sources with what they lead to; what is no longer there stops being quoted."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING
from unittest.mock import create_autospec

import pytest
from lxml import html

from corpus.citation import Citation
from corpus.errors import CorpusError
from corpus.govuk.asking import Asking
from corpus.govuk.client import Client
from corpus.govuk.taking import Taking
from corpus.govuk.wire import Reply, Wire
from corpus.library import Library
from corpus.passages import passages
from corpus.standing import State
from tests.fakes.govuk import Answer, real_items

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.govuk import GovUk

SITE = "https://www.gov.uk"
DAYS = date(2026, 11, 23), date(2026, 11, 24)
NOTICE = {
    "explanation": "<p>See the <a href='/new-fees'>new fees</a>.</p>",
    "withdrawn_at": "2026-01-02T09:00:00Z",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library(tmp_path / "library")


def taken(library: Library, client: Client, path: str, day: date = DAYS[1]) -> dict[str, str]:
    """Take a page; what became of it and of what it led to, by path."""
    found = Taking(library, client, day).each(f"{SITE}{path}", {})
    return {one.url.removeprefix(SITE): one.status for one in found}


def section(path: str) -> dict[str, str]:
    """A section as a manual lists it."""
    return {"base_path": path}


def test_attachments_and_sections_are_documents(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """Those that are HTML, each once; the manual that has no words of its own is no document."""
    govuk.publish(
        "/fees",
        details={
            "body": "<p>Two papers.</p>",
            "attachments": [
                {"attachment_type": "html", "url": "/fees/paper"},
                {"attachment_type": "html", "url": "https://www.gov.uk/fees/paper#top"},
                {"attachment_type": "file", "url": "https://assets.example.org/paper.pdf"},
                {"attachment_type": "html", "url": "https://example.org/paper"},
            ],
        },
    )
    groups = [{"child_sections": [section("/manual/a"), section("/manual/b")]}]
    govuk.publish("/manual", details={"child_section_groups": groups})
    for path in ("/fees/paper", "/manual/a", "/manual/b"):
        govuk.publish(path)
    assert taken(library, client, "/fees") == {"/fees": "added", "/fees/paper": "added"}
    assert taken(library, client, "/manual") == {
        "/manual": "empty",
        "/manual/a": "added",
        "/manual/b": "added",
    }
    assert library.names() == ["fees", "fees-paper", "manual-a", "manual-b"]


def test_pages_that_lead_to_each_other_are_taken_once(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """Sections that name one another make no circle."""
    for one, other in (("/a", "/b"), ("/b", "/a")):
        groups = [{"child_sections": [section(other)]}]
        govuk.publish(one, details={"body": "<p>Words.</p>", "child_section_groups": groups})
    assert taken(library, client, "/a") == {"/a": "added", "/b": "added"}


def test_what_leads_on_without_end_is_refused(
    govuk: GovUk, client: Client, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After as many pages as no manual has, by name."""
    monkeypatch.setattr("corpus.govuk.taking.MOST_LED_TO", 2)
    for number in range(5):
        groups = [{"child_sections": [section(f"/{number + 1}")]}]
        govuk.publish(f"/{number}", details={"body": "<p>W.</p>", "child_section_groups": groups})
    with pytest.raises(CorpusError, match="leads to more than 2 pages"):
        taken(library, client, "/0")


def test_a_damaged_source_that_is_gone_is_stopped(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """What cannot be read any more is not quoted on either."""
    govuk.publish("/fees")
    taken(library, client, "/fees")
    next(library.root.glob("fees/*/document.json")).write_text("{}")
    govuk.publish("/fees", schema_name="gone", details={})
    assert taken(library, client, "/fees") == {"/fees": "gone"}
    stop = library.standing().stop("fees")
    assert stop is not None
    assert stop.title == "fees"


def test_the_same_page_is_asked_for_by_its_version(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """It is not sent again, its day of checking moves on, and its attachments are still known."""
    attachments = [{"attachment_type": "html", "url": "/fees/paper"}]
    govuk.publish("/fees", details={"body": "<p>Words.</p>", "attachments": attachments})
    govuk.publish("/fees/paper")
    taken(library, client, "/fees", DAYS[0])
    assert taken(library, client, "/fees") == {"/fees": "unchanged", "/fees/paper": "unchanged"}
    assert govuk.unchanged == ["/fees", "/fees/paper"]
    document = library.document("fees")
    assert document.source.checked == DAYS[1]
    assert next(library.holdings()).entry == library.source(f"{SITE}/fees")


def test_a_version_is_not_named_where_the_source_is_damaged(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """The page is sent, and the source is whole again."""
    govuk.publish("/fees")
    taken(library, client, "/fees")
    next(library.root.glob("fees/*/document.json")).write_text("{}")
    assert taken(library, client, "/fees") == {"/fees": "revised"}
    assert library.document("fees").text


def test_a_change_elsewhere_is_no_revision(govuk: GovUk, client: Client, library: Library) -> None:
    """A new `updated_at` has another version, and the same words."""
    govuk.publish("/fees")
    taken(library, client, "/fees")
    govuk.publish("/fees", updated_at="2026-10-10T00:00:00Z")
    assert taken(library, client, "/fees") == {"/fees": "unchanged"}
    assert taken(library, client, "/fees") == {"/fees": "unchanged"}
    assert govuk.unchanged == ["/fees"]


def test_a_withdrawn_page_brings_what_replaced_it(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """It is a tombstone with its publisher's words and the one address that they name."""
    govuk.publish("/fees", withdrawn_notice=NOTICE)
    govuk.publish("/new-fees")
    assert taken(library, client, "/fees") == {"/fees": "added", "/new-fees": "added"}
    stop = library.standing().stop("fees")
    assert stop is not None
    assert (stop.state, stop.since) == (State.WITHDRAWN, date(2026, 1, 2))
    assert (stop.why, stop.replacement) == ("See the new fees.", f"{SITE}/new-fees")


@pytest.mark.parametrize(
    "links",
    [
        "",
        "<a href='/a'>a</a><a href='/b'>b</a>",
        "<a href='https://government/x'>x</a>",
        "<a>x</a>",
    ],
)
def test_no_replacement_is_guessed(
    govuk: GovUk, client: Client, library: Library, links: str
) -> None:
    """None, several, or an address that cannot be one: the words stand alone."""
    govuk.publish("/fees", withdrawn_notice={"explanation": f"<p>Old. {links}</p>"})
    assert taken(library, client, "/fees") == {"/fees": "added"}
    stop = library.standing().stop("fees")
    assert stop is not None
    assert (stop.since, stop.replacement) == (DAYS[1], None)


def test_a_page_of_another_host_that_returns_goes_on(library: Library) -> None:
    """No reader tells of its withdrawal, so nothing but its being there ends it."""
    url = "https://example.org/fees"
    replies = {200: Reply(url, 200, {"content-type": "text/html"}, b"<p>You must pay.</p>")}
    replies[410] = Reply(url, 410, {}, b"")
    wire = create_autospec(Wire, instance=True)
    wire.get.side_effect = [replies[status] for status in (200, 410, 200)]
    client = Client(Asking(wire))
    states = []
    for _ in range(3):
        list(Taking(library, client, DAYS[1]).each(url))
        states.append(library.standing().state("fees"))
    assert states == [State.CURRENT, State.WITHDRAWN, State.CURRENT]


def test_a_page_that_was_taken_down_is_a_tombstone_until_it_returns(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """Nothing is lost; the same words that come back are quoted again."""
    page = govuk.publish("/fees")
    taken(library, client, "/fees")
    details = {"explanation": "<p>An error.</p>", "alternative_path": "/new-fees"}
    govuk.publish("/fees", schema_name="gone", details=details)
    govuk.publish("/new-fees")
    assert taken(library, client, "/fees") == {"/fees": "gone", "/new-fees": "added"}
    stop = library.standing().stop("fees")
    assert stop is not None
    assert (stop.why, stop.replacement) == ("An error.", f"{SITE}/new-fees")
    assert library.document("fees").text
    govuk.items["/fees"] = page
    taken(library, client, "/fees")
    assert library.standing().state("fees") is State.CURRENT


def test_a_page_that_moved_leaves_a_tombstone(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """It names the new address, whose words are added."""
    govuk.publish("/fees")
    taken(library, client, "/fees")
    govuk.publish("/fees", schema_name="redirect", redirects=[{"destination": "/new-fees"}])
    govuk.publish("/new-fees")
    assert taken(library, client, "/fees") == {"/new-fees": "added"}
    stop = library.standing().stop("fees")
    assert stop is not None
    assert stop.replacement == f"{SITE}/new-fees"


def test_a_page_under_another_address_of_ours_has_not_moved(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """A maintainer may link to a copy: it is fetched from where it was."""
    govuk.publish("/fees")
    ours = {"url": "https://example.org/fees"}
    for status in ("added", "unchanged"):
        (one,) = Taking(library, client, DAYS[1]).each(f"{SITE}/fees", ours)
        assert one.status == status
    assert taken(library, client, "/fees") == {"/fees": "revised"}
    assert library.standing().state("fees") is State.CURRENT


def test_a_refused_page_changes_nothing(govuk: GovUk, client: Client, library: Library) -> None:
    """A page that fails today is quoted as it was yesterday."""
    govuk.publish("/fees")
    taken(library, client, "/fees")
    govuk.say("/fees", Answer(404), Answer(body=b"{"))
    for _ in range(2):
        assert taken(library, client, "/fees") == {"/fees": "refused"}
    assert library.standing().state("fees") is State.CURRENT
    assert library.document("fees").source.checked == DAYS[1]


def test_a_part_of_a_guide_is_cited_at_its_own_address(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """By the heading's anchor there, or by the words."""
    parts = [
        {"title": "Overview", "slug": "overview", "body": "<p>You must pay.</p>"},
        {"title": "Who", "slug": "who-pays", "body": "<p>All.</p><h2 id='you'>You</h2><p>Yes.</p>"},
    ]
    govuk.publish("/fees", details={"parts": parts})
    taken(library, client, "/fees")
    document = library.document("fees")
    assert [Citation.of(passage, document).link for passage in passages(document)] == [
        f"{SITE}/fees/overview#:~:text=You%20must%20pay.",
        f"{SITE}/fees/who-pays#:~:text=All.",
        f"{SITE}/fees/who-pays#you",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd",
        "/..",
        "/.left-x",
        "/a/../b",
        "/%2e%2e/x",
        "/\u202e/\x00",
        "/" + "a" * 3000,
    ],
)
def test_no_name_leads_out_of_the_library(
    govuk: GovUk, client: Client, library: Library, path: str
) -> None:
    """Whatever a page calls itself, its files lie in one folder of the library."""
    page = govuk.publish("/fees", title="../../etc/passwd\x00")
    page["base_path"] = path
    assert len(taken(library, client, "/fees")) == 1
    outside = {one for one in library.root.parent.rglob("*") if library.root not in one.parents}
    assert outside <= {library.root}
    assert {one.parent.parent for one in library.root.rglob("entry.json")} <= {library.root}


@pytest.mark.needs_material
def test_every_real_page_is_taken(govuk: GovUk, client: Client, library: Library) -> None:
    """130 addresses, seven of them withdrawn; each anchor is there, and nothing is sent twice."""
    govuk.items = real_items()
    taking = Taking(library, client, DAYS[0])
    first = [one for path in govuk.items for one in taking.each(f"{SITE}{path}", {})]
    assert len(govuk.items) == 130
    assert {one.url: one.status for one in first if one.status != "added"} == {
        one.url: "unfollowed" for one in first if one.url.removeprefix(SITE) not in govuk.items
    }
    states = [holding.state for holding in library.holdings()]
    assert (len(states), states.count(State.WITHDRAWN)) == (130, 7)
    for holding in library.holdings():
        assert holding.document is not None
        assert holding.entry is not None
        body = json.loads(library.original(holding.entry))["details"]["body"]
        elements = html.fromstring(f"<div>{body}</div>").iter()
        names = {value for one in elements for value in (one.get("id"), one.get("name"))}
        assert {block.anchor for block in holding.document.blocks} <= names | {None}
    again = Taking(library, client, DAYS[1])
    path = "/contact-hmrc"
    assert [one.status for one in again.each(f"{SITE}{path}", {})] == ["unchanged"]
    assert govuk.unchanged == [path]


def test_what_a_page_brings_belongs_to_its_set(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """Also an attachment that it has only since; a page that is held keeps its own."""
    papers = [{"attachment_type": "html", "url": "/fees/paper"}]
    govuk.publish("/fees", details={"body": "<p>A paper.</p>", "attachments": papers})
    govuk.publish("/fees/paper")
    list(Taking(library, client, DAYS[0]).into("trade-team").each(f"{SITE}/fees", {}))
    library.place("fees-paper", "export")
    papers.append({"attachment_type": "html", "url": "/fees/rates"})
    govuk.publish("/fees", details={"body": "<p>Two papers.</p>", "attachments": papers})
    govuk.publish("/fees/rates")
    assert taken(library, client, "/fees")["/fees/rates"] == "added"
    sets = {one.document: one.set for one in library.standing().members}
    assert sets == {"fees": "trade-team", "fees-paper": "export", "fees-rates": "trade-team"}
    list(Taking(library, client, DAYS[1]).into("export").each(f"{SITE}/fees"))
    assert library.standing().set_of("fees") == "export"


def test_what_replaces_a_page_is_seen_by_whom_that_was(
    govuk: GovUk, client: Client, library: Library
) -> None:
    """Withdrawn or taken down; a page that everybody sees already stays so."""
    for path in ("/fees", "/rates", "/charges", "/public-charges"):
        govuk.publish(path)
    taken(library, client, "/public-charges")
    for path in ("/fees", "/rates", "/charges"):
        list(Taking(library, client, DAYS[0]).into("trade-team").each(f"{SITE}{path}", {}))
    govuk.publish("/fees", withdrawn_notice=NOTICE)
    instead = {"explanation": "<p>An error.</p>", "alternative_path": "/new-rates"}
    govuk.publish("/rates", schema_name="gone", details=instead)
    public = instead | {"alternative_path": "/public-charges"}
    govuk.publish("/charges", schema_name="gone", details=public)
    for path in ("/new-fees", "/new-rates"):
        govuk.publish(path)
    assert taken(library, client, "/fees")["/new-fees"] == "added"
    assert taken(library, client, "/rates")["/new-rates"] == "added"
    taken(library, client, "/charges")
    sets = {one.document: one.set for one in library.standing().members}
    assert (sets.pop("new-fees"), sets.pop("new-rates")) == ("trade-team", "trade-team")
    assert "public-charges" not in sets
