"""``footnote doctor`` says what stands in the way, where to get it, and shows no secret."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest
import structlog
from click.testing import CliRunner

from bot.cli import footnote
from bot.errors import BotError
from bot.settings import Settings, environment_name
from bot.storage.migrating import newest
from tests.fakes import web_api
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from tests.fakes.web_api import WebApi

PAGE = b"# Signing\n\nThe form is signed by the head of the clinic.\n"


@pytest.fixture
def api() -> Iterator[WebApi]:
    """A fake of the Web API."""
    with web_api.serving() as api:
        yield api


@pytest.fixture
def bare(home: Path, api: WebApi, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with nothing in it, and no setting but where Slack is; logs stay as before."""
    settings = {name for name in os.environ if name.startswith(("FOOTNOTE_", "SLACK_"))}
    for name in settings - {"FOOTNOTE_HOME", "FOOTNOTE_TODAY"}:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SLACK_API_URL", api.url)
    handlers = logging.root.handlers[:]
    yield home
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()


@pytest.fixture
def whole(bare: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home with an edition, and tokens that Slack accepts."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", web_api.TOKEN)
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-hunter2")
    page = tmp_path / "signing.md"
    page.write_bytes(PAGE)
    for command in (["corpus", "add", str(page)], ["reindex"], ["migrate"]):
        assert CliRunner().invoke(footnote, command).exit_code == 0
    return bare


def examined() -> Result:
    """What the doctor says."""
    return CliRunner().invoke(footnote, ["doctor"])


def test_all_is_well(whole: Path, api: WebApi) -> None:
    """Every part is ok, the exit is 0, and no secret is shown."""
    api.script("apps.connections.open", Answer.of(url="wss://127.0.0.1/"))
    told = examined()
    assert told.exit_code == 0, told.output
    assert "WRONG" not in told.output
    assert "bot token: ok: accepted: workspace T0HOME" in told.output
    assert f"revision {newest()}" in told.output
    assert "hunter2" not in told.output
    assert "xoxb-" not in told.output


def test_a_bare_home_is_told_all_that_is_missing(bare: Path) -> None:
    """Each part with what to do; the last line counts them, and the exit is 1."""
    told = examined()
    assert isinstance(told.exception, BotError)
    assert "library: WRONG: It holds nothing. Run `footnote corpus add FILE`." in told.output
    assert "edition: WRONG: Nothing is published yet. Run `footnote reindex`." in told.output
    assert "bot token: WRONG: SLACK_BOT_TOKEN is not set." in told.output
    assert "app token: WRONG: SLACK_APP_TOKEN is not set." in told.output
    assert "OAuth & Permissions" in told.output
    assert str(told.exception).startswith(
        "4 things stand in the way: library, edition, bot token, app token."
    )


def test_what_is_damaged_in_the_library_is_told(whole: Path) -> None:
    """A reindex takes over what it holds of the edition before, and does not see it."""
    assert "library: ok: 1 source in" in examined().output
    record = whole / "library" / "signing" / "revision-1" / "document.json"
    record.write_bytes(record.read_bytes().replace(b"signed", b"singed"))
    assert "library: WRONG: 1 of 1 source cannot be read. signing is damaged:" in examined().output
    assert "add its source again." in examined().output


def test_whom_plans_reach_is_told(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a maintainer the bot serves, and what a sync finds reaches nobody."""
    assert "maintainers: ok: none in FOOTNOTE_ADMINS" in examined().output
    monkeypatch.setenv("FOOTNOTE_ADMINS", "U0ANN,U0BEN")
    assert "maintainers: ok: U0ANN, U0BEN" in examined().output


def test_what_is_synced_is_told(whole: Path) -> None:
    """How much, and when last; a run that was cut short, and a file that is wrong, by name."""
    named = whole / "sources.toml"
    named.write_text('pages = ["https://www.gov.uk/a"]\n')
    assert "sources: ok: 0 pages held; 1 page, 0 searches, 0 folders in" in examined().output
    assert "; never synced" in examined().output
    journal = whole / "sync.jsonl"
    journal.write_text('{"what": "", "started": "2026-11-24T10:00:00+00:00"}\n')
    assert "the sync begun 2026-11-24T10:00:00+00:00 was cut short" in examined().output
    with journal.open("a") as file:
        file.write('{"finished": "2026-11-24T11:00:00+00:00"}\n')
    assert "synced until 2026-11-24T11:00:00+00:00" in examined().output
    named.write_text("page = 5\n")
    assert "sources: WRONG: " in examined().output
    assert "sources.toml, line 1: page is no key that is known" in examined().output


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_shown_with_its_default(bare: Path, field: str) -> None:
    """A maintainer sees what can be set."""
    assert f"  {environment_name(field)}: " in examined().output


def test_wrong_tokens_are_told_in_words(whole: Path, api: WebApi) -> None:
    """Slack's own name for it, and where to get a right one."""
    api.script("auth.test", Answer.refusal("token_revoked"))
    api.script("apps.connections.open", Answer.refusal("not_allowed_token_type"))
    told = examined()
    assert "bot token: WRONG: Slack does not accept SLACK_BOT_TOKEN: token_revoked." in told.output
    assert "SLACK_APP_TOKEN: not_allowed_token_type. Turn Socket Mode on" in told.output


def test_a_token_of_another_kind_is_told_in_words(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user token is none of a bot's."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxp-hunter2")
    told = examined()
    assert "bot token: WRONG: SLACK_BOT_TOKEN does not begin with xoxb-." in told.output
    assert "hunter2" not in told.output


def test_http_needs_the_signing_secret_and_no_app_token(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each way in is asked for what it needs."""
    monkeypatch.setenv("FOOTNOTE_HTTP", "127.0.0.1:3000")
    told = examined().output
    assert "signing secret: WRONG: SLACK_SIGNING_SECRET is not set." in told
    assert "app token" not in told


def test_a_damaged_edition_is_named(whole: Path) -> None:
    """The file that is not as it was written."""
    (edition,) = (path for path in (whole / "editions").iterdir() if path.is_dir())
    largest = max(edition.iterdir(), key=lambda path: path.stat().st_size)
    broken = bytearray(largest.read_bytes())
    broken[-1] ^= 1
    largest.chmod(0o644)
    largest.write_bytes(broken)
    told = examined().output
    assert "edition: WRONG: " in told
    assert largest.name in told


def test_a_damaged_database_is_told(whole: Path) -> None:
    """The bot answers without it; the doctor says what that means."""
    (whole / "footnote.db").write_bytes(b"not a database" * 100)
    told = examined().output
    assert "database: WRONG: It cannot be used: file is not a database." in told


def test_tables_that_nobody_migrates_are_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the start does not migrate, a command must have."""
    monkeypatch.setenv("FOOTNOTE_MIGRATE_AT_START", "false")
    assert "is at revision none. Run `footnote migrate`." in examined().output
    migrated = CliRunner().invoke(footnote, ["migrate"])
    assert migrated.output == f"Migrated from revision none to {newest()}.\n"
    assert CliRunner().invoke(footnote, ["migrate"]).output == f"Up to date: revision {newest()}.\n"
    assert "database: ok" in examined().output


def test_a_mistyped_setting_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nothing reads is most often a typing error."""
    monkeypatch.setenv("FOOTNOTE_WOKERS", "3")
    assert "names: WRONG: Nothing reads FOOTNOTE_WOKERS" in examined().output
