"""A page is fetched, or one clear line says why not; nothing is asked without end."""

from __future__ import annotations

import json
import re
import zlib
from datetime import UTC, datetime
from unittest.mock import create_autospec

import pytest

from corpus.errors import CorpusError
from corpus.govuk.asking import Asking, Patience, seconds
from corpus.govuk.client import Client, GoneError
from corpus.govuk.hosts import Hosts
from corpus.govuk.pace import Pace
from corpus.govuk.wire import Reply, Wire
from tests.fakes.govuk import Answer, GovUk

URL = "https://www.gov.uk/fees"
BUSY = Answer(503, b"busy", kind="text/html")


def test_a_page_is_fetched_by_the_content_api(govuk: GovUk, client: Client) -> None:
    """Its address is its own, its name is read as an item, its version is known."""
    govuk.publish("/guidance/fees")
    page = client.page("https://www.gov.uk/guidance/fees/?utm=1#who")
    assert page is not None
    assert (page.url, page.name) == ("https://www.gov.uk/guidance/fees", "fees.json")
    assert govuk.asked == ["/api/content/guidance/fees"]
    assert page.validators.etag


def test_what_is_kept_moves_only_with_the_page(govuk: GovUk, client: Client) -> None:
    """`updated_at` and what other pages say of themselves are no change."""
    govuk.publish("/fees")
    before = client.page(URL)
    govuk.publish(
        "/fees",
        updated_at="2026-09-09T00:00:00Z",
        links={
            "organisations": [{"title": "Office of Lamps", "base_path": "/lamps", "analytics": 1}],
            "available_translations": [{"title": "Ffioedd"}],
        },
    )
    after = client.page(URL)
    assert before is not None and after is not None  # noqa: PT018
    assert json.loads(before.content) == json.loads(after.content)


def test_an_unchanged_page_is_not_sent_again(govuk: GovUk, client: Client) -> None:
    """The request names the version that is held."""
    govuk.publish("/fees")
    page = client.page(URL)
    assert page is not None
    assert client.page(URL, page.validators) is None
    govuk.publish("/fees", title="New fees")
    assert client.page(URL, page.validators) is not None


def test_it_goes_where_a_page_went(govuk: GovUk, client: Client) -> None:
    """A path within a guide (303), and a redirect that is an item itself."""
    govuk.publish("/guidance/fees")
    govuk.publish("/fees", schema_name="redirect", redirects=[{"destination": "/guidance/fees/a"}])
    page = client.page(URL)
    assert page is not None
    assert page.url == "https://www.gov.uk/guidance/fees"


def test_a_page_that_was_taken_down_says_why(govuk: GovUk, client: Client) -> None:
    """410, with its publisher's words and what is there instead."""
    details = {"explanation": "<p>Out of date.</p>", "alternative_path": "/new"}
    govuk.publish("/fees", schema_name="gone", details=details)
    with pytest.raises(GoneError, match=r"taken down\. Add https://www\.gov\.uk/new") as gone:
        client.page(URL)
    assert gone.value.why == "Out of date."
    govuk.say("/fees", Answer(410, b"<p>Gone</p>", kind="text/html"))
    with pytest.raises(GoneError, match="was taken down"):
        client.page(URL)


def test_it_asks_again_where_that_may_help(govuk: GovUk, client: Client) -> None:
    """Too many requests, a host that fails, and silence; then the page is there."""
    govuk.publish("/fees")
    govuk.say("/fees", Answer(429, headers={"Retry-After": "0"}), BUSY)
    assert client.page(URL) is not None


@pytest.mark.parametrize("slow", [Answer(after=0.5), Answer(body=b"x" * 20, after=0.1, drips=True)])
def test_nobody_waits_for_a_slow_answer(govuk: GovUk, hurried: Client, slow: Answer) -> None:
    """Silence, or a letter now and then, is given up; the page may be there the next time."""
    govuk.publish("/fees")
    govuk.say("/fees", slow)
    assert hurried.page(URL) is not None
    govuk.say("/fees", *[slow] * 10)
    with pytest.raises(CorpusError, match="answers too slowly"):
        hurried.page(URL)


@pytest.mark.parametrize(
    ("answers", "reason", "asked"),
    [
        ([BUSY] * 3, "does not work (status 503)", 3),
        ([Answer(429, headers={"Retry-After": "3600"})], "asks for fewer requests", 1),
        ([Answer(429, headers={"Retry-After": "soon"})] * 3, "asks for fewer requests", 3),
        ([Answer(404)], "there is no such page", 1),
        ([Answer(403)], "answers with status 403", 1),
        ([Answer(304)], "answers with status 304", 1),
        ([Answer(body=b'{"base_path": "/fees"')], "no JSON that can be read", 1),
        ([Answer(body=b"[" * 100_000)], "no JSON that can be read", 1),
        ([Answer(body=b"[]")], "no item of the GOV.UK Content API", 1),
        ([Answer(body=b"<p>", kind="text/html")], "is text/html where JSON was asked for", 1),
        ([Answer(body=b"x" * (20 * 1024**2 + 1))], "larger than 20 MB", 1),
        (
            [Answer(body=b"x", headers={"Content-Encoding": "zstd"})],
            "in a packing that is not read",
            1,
        ),
        (
            [
                Answer(
                    body=zlib.compress(b" " * (21 << 20), wbits=31),
                    headers={"Content-Encoding": "gzip"},
                )
            ],
            "larger than 20 MB",
            1,
        ),
        (
            [Answer(body=b"x" * 99, headers={"Content-Encoding": "gzip"})] * 3,
            "cannot be fetched",
            3,
        ),
        ([Answer(302, headers={"Location": "/api/content/fees"})], "leads in a circle", 1),
        (
            [Answer(302, headers={"Location": "http://169.254.169.254/"})],
            "http://169.254.169.254/ is not fetched: it is not HTTPS",
            1,
        ),
        (
            [Answer(302, headers={"Location": "https://10.0.0.1/"})],
            "10.0.0.1 is not among the allowed hosts",
            1,
        ),
    ],
)
def test_what_cannot_be_had_is_told(
    govuk: GovUk, client: Client, answers: list[Answer], reason: str, asked: int
) -> None:
    """One line of the page, not of the API, and as few requests as make sense."""
    govuk.say("/fees", *answers)
    with pytest.raises(CorpusError, match=re.escape(reason)) as told:
        client.page(URL)
    assert "/api/" not in str(told.value)
    assert len(govuk.asked) == asked


def test_redirects_end(govuk: GovUk, client: Client) -> None:
    """By HTTP or by items, in a circle or in a line without end."""
    for number in range(9):
        led = Answer(302, headers={"Location": f"/api/content/{number + 1}"})
        govuk.say(f"/{number}", *[led] * 3)  # for each attempt: on a busy machine one may fail
        to = [{"destination": f"/r{number + 1}"}]
        govuk.publish(f"/r{number}", schema_name="redirect", redirects=to)
    govuk.publish("/a", schema_name="redirect", redirects=[{"destination": "/b"}])
    govuk.publish("/b", schema_name="redirect", redirects=[{"destination": "/a"}])
    govuk.publish("/c", schema_name="redirect", redirects=[])
    for path, reason in {
        "0": "more than 5 times",
        "r0": "more than 5 times",
        "a": "in a circle",
        "c": "does not say where",
    }.items():
        with pytest.raises(CorpusError, match=reason):
            client.page(f"https://www.gov.uk/{path}")


def test_a_redirect_out_of_govuk_is_refused(govuk: GovUk, client: Client) -> None:
    """By the list of hosts, like any other address."""
    govuk.publish("/fees", schema_name="redirect", redirects=[{"destination": "https://x.org/"}])
    with pytest.raises(CorpusError, match=r"x\.org is not among the allowed hosts"):
        client.page(URL)


def test_a_host_that_cannot_be_reached_is_told() -> None:
    """Nobody listens there any more."""
    wire = Wire(Hosts(stand_in="http://127.0.0.1:1"), Pace(1000))
    with pytest.raises(CorpusError, match="cannot be fetched"):
        Client(Asking(wire, Patience(attempts=1))).page(URL)
    wire.close()


def test_pages_of_other_hosts_are_read_by_their_kind() -> None:
    """HTML as HTML; what no reader reads is refused by its content type."""
    kinds = {"a": "text/html; charset=utf-8", "b": "image/png", "c": "", "d": ""}
    wire = create_autospec(Wire, instance=True)
    wire.get.side_effect = lambda url, _headers: Reply(
        url, 410 if url[-1] == "d" else 200, {"content-type": kinds[url[-1]]}, b"<p>x</p>"
    )
    client = Client(Asking(wire))
    page = client.page("https://example.org/pages/a")
    assert page is not None
    assert (page.name, page.content) == ("a.html", b"<p>x</p>")
    with pytest.raises(CorpusError, match="is image/png, which is not read"):
        client.page("https://example.org/b")
    with pytest.raises(CorpusError, match="of no named kind"):
        client.page("https://example.org/c")
    with pytest.raises(GoneError):
        client.page("https://example.org/d")


def test_retry_after_is_seconds_or_a_date() -> None:
    """A date that is past asks for no wait; other words say nothing."""
    now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    assert seconds("7", now) == 7
    assert seconds("Tue, 24 Nov 2026 10:00:30 GMT", now) == 30
    assert seconds("Tue, 24 Nov 2026 09:00:30 GMT", now) == 0
    assert seconds("soon", now) is None
