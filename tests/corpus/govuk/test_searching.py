"""Searches find all their pages, and are refused where the API refuses them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.errors import CorpusError
from corpus.govuk import searching
from corpus.sources import Search
from tests.fakes.govuk import SEARCH, Answer, item

if TYPE_CHECKING:
    from corpus.govuk.client import Client
    from tests.fakes.govuk import GovUk

SITE = "https://www.gov.uk"


def answer(*links: object, total: object = 1) -> Answer:
    """An answer of the Search API."""
    hits = [{"link": link} for link in links]
    return Answer(body=json.dumps({"results": hits, "total": total, "start": 0}).encode())


@pytest.mark.parametrize(
    ("search", "paths"),
    [
        (Search(organisation=("lamps",)), ["/old", "/new"]),
        (Search(organisation=("lamps", "boats")), ["/old", "/new", "/boat"]),
        (Search(document_type=("guidance",), words="lantern"), ["/old", "/new", "/boat"]),
        (Search(since=date(2026, 1, 1)), ["/new"]),
        (Search(words="nothing at all"), []),
    ],
)
def test_it_finds_what_agrees_in_all(
    govuk: GovUk, client: Client, search: Search, paths: list[str]
) -> None:
    """By organisation, kind, words and day; what was taken down is not found."""
    govuk.publish("/old")
    govuk.publish("/new", public_updated_at="2026-02-02T00:00:00Z")
    boats = {"organisations": [{"title": "Boats", "base_path": "/government/organisations/boats"}]}
    govuk.publish("/boat", links=boats)
    govuk.publish("/gone", schema_name="gone")
    found = searching.found(client.asking, search)
    assert sorted(found) == sorted(f"{SITE}{path}" for path in paths)


def test_it_pages_to_the_end(govuk: GovUk, client: Client) -> None:
    """1,500 at a time, the newest first, each once."""
    govuk.items = {f"/{n}": item(f"/{n}") for n in range(3100)}
    found = searching.found(client.asking, Search(organisation=("lamps",)))
    assert len(set(found)) == len(found) == 3100
    asked = [parse_qs(urlsplit(one).query) for one in govuk.asked]
    assert [one["start"] for one in asked] == [["0"], ["1500"], ["3000"]]
    assert {one["order"][0] for one in asked} == {"-public_timestamp"}


def test_hits_that_move_between_pages_are_found_once(govuk: GovUk, client: Client) -> None:
    """A page that is published meanwhile pushes others on; an empty answer is the end."""
    govuk.say(SEARCH, answer("/a", "/b", total=4000), answer("/b", "/c", total=4000))
    govuk.say(SEARCH, answer(total=4000))
    found = searching.found(client.asking, Search(words="a"))
    assert found == (f"{SITE}/a", f"{SITE}/b", f"{SITE}/c")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (answer("/a", total=20_001), "finds 20,001 pages, more than 20,000"),
        (Answer(422, b'{"error": "Unexpected parameters"}'), "status 422"),
        (Answer(body=b"[]"), "none of the Search API"),
        (Answer(body=b'{"results": 5, "total": 1}'), "none of the Search API"),
        (Answer(body=b'{"results": [], "total": "1"}'), "none of the Search API"),
        (Answer(body=b'{"results": ['), "none of the Search API"),
        (Answer(body=b"<p>", kind="text/html"), "none of the Search API"),
        (Answer(headers={"Content-Encoding": "br"}), "answers in a packing that is not read"),
    ],
)
def test_what_is_no_answer_is_told(govuk: GovUk, client: Client, told: Answer, reason: str) -> None:
    """With the search by name."""
    govuk.say(SEARCH, told)
    with pytest.raises(CorpusError, match=rf"The search \(words: a\).*{reason}"):
        searching.found(client.asking, Search(words="a"))


def test_hits_without_a_link_are_left_out(govuk: GovUk, client: Client) -> None:
    """What has no address cannot be fetched; one of another host is told of when it is."""
    govuk.say(SEARCH, answer(None, 5, "", "https://example.org/a"))
    assert searching.found(client.asking, Search(words="a")) == ("https://example.org/a",)
