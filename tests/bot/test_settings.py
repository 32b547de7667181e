"""Settings are read from flags, environment, HOME/.env and files, in that order."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BotError
from bot.home import Home
from bot.settings import Settings, database, environment_name, load, required, shown, unknown

README = Path(__file__).parents[2] / "bot" / "README.md"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home without settings, in an environment without any."""
    for name in Settings.model_fields:
        monkeypatch.delenv(environment_name(name), raising=False)
        monkeypatch.delenv(f"{environment_name(name)}_FILE", raising=False)
    return Home(tmp_path)


def secret(settings: Settings) -> str:
    """The bot's token."""
    return required(settings, "slack_bot_token")


def test_a_flag_beats_the_environment_which_beats_the_file(
    bare: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each way of setting is used where the one before is silent."""
    (bare.root / ".env").write_text("FOOTNOTE_WORKERS=3\nFOOTNOTE_HEALTH=127.0.0.1:1\nX=1\n")
    assert (load(bare).workers, load(bare).health) == (3, "127.0.0.1:1")
    monkeypatch.setenv("FOOTNOTE_WORKERS", "4")
    assert load(bare, workers=None).workers == 4
    assert load(bare, workers=5).workers == 5


def test_a_secret_may_stand_in_a_file(bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The value itself beats the file; a file that is missing is named."""
    kept = bare.root / "token"
    kept.write_text("xoxb-from-file\n")
    monkeypatch.setenv("SLACK_BOT_TOKEN_FILE", str(kept))
    assert secret(load(bare)) == "xoxb-from-file"
    monkeypatch.setenv("SLACK_BOT_TOKEN", " xoxb-itself ")
    assert secret(load(bare)) == "xoxb-itself"
    kept.unlink()
    with pytest.raises(BotError, match="SLACK_BOT_TOKEN_FILE names"):
        load(bare)


def test_secrets_are_not_shown(bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the settings nor an error about them shows what a secret is."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hunter2")
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", "postgresql://u:hunter2@h/d")
    monkeypatch.setenv("FOOTNOTE_WORKERS", "hunter2")
    with pytest.raises(BotError, match="FOOTNOTE_WORKERS: input should be a valid integer") as told:
        load(bare)
    monkeypatch.delenv("FOOTNOTE_WORKERS")
    assert "hunter2" not in f"{told.value}{load(bare)!r}"


def test_what_is_missing_is_named_with_where_to_get_it(bare: Home) -> None:
    """The error says which page of Slack's holds the token."""
    with pytest.raises(BotError, match=r"SLACK_BOT_TOKEN is not set\..*OAuth & Permissions"):
        secret(load(bare))


def test_a_wrong_value_is_told_in_words(bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do, which `footnote doctor` cannot show then."""
    monkeypatch.setenv("FOOTNOTE_SYNC_EVERY", "often")
    with pytest.raises(BotError, match=r"SYNC_EVERY: write it as 30s, .*\. Correct them, or unset"):
        load(bare)


def test_admins_are_separated_by_commas(bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spaces and empty names are no ids."""
    monkeypatch.setenv("FOOTNOTE_ADMINS", "U1, U2,,")
    assert load(bare).admins == ("U1", "U2")


def test_the_database_is_sqlite_in_the_home(bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a URL is set."""
    assert database(load(bare), bare) == f"sqlite:///{bare.root}/footnote.db"
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", "postgresql://h/d")
    assert database(load(bare), bare) == "postgresql://h/d"


def test_a_mistyped_name_is_found(bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that nothing reads is told to the maintainer, wherever it stands."""
    (bare.root / ".env").write_text("FOOTNOTE_WOKERS=3\nOTHER=1\n")
    monkeypatch.setenv("FOOTNOTE_HELTH", "x")
    monkeypatch.setenv("FOOTNOTE_HEALTH", "x")
    assert {"FOOTNOTE_HELTH", "FOOTNOTE_WOKERS"} <= set(unknown(bare))
    assert "FOOTNOTE_HEALTH" not in unknown(bare)


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_documented(field: str) -> None:
    """With its default and its meaning, in the package's README."""
    meaning = Settings.model_fields[field].description
    row = f"| `{environment_name(field)}` | {shown(field)} | {meaning} |"
    assert row in README.read_text(encoding="utf-8")
