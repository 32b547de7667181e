"""Every setting of the bot, in one class: a flag beats the environment, which beats HOME/.env.

Importing pydantic-settings takes 0.2 s and more: only commands that talk to Slack do it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from bot.home import Home


EVERY = re.compile(r"never|[1-9]\d{0,4}[smhd]")
UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(every: str) -> int | None:
    """Return how many seconds ``6h`` and the like are; None for ``never``."""
    return None if every == "never" else int(every[:-1]) * UNITS_S[every[-1]]


def environment_name(field: str) -> str:
    """Return a setting's name in the environment."""
    return field.upper() if field.startswith("slack_") else f"FOOTNOTE_{field.upper()}"


class Settings(BaseSettings):
    """What can be set, and how it is set if nobody sets it."""

    model_config = SettingsConfigDict(
        alias_generator=environment_name,
        populate_by_name=True,
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    slack_bot_token: SecretStr | None = Field(
        None, description="The bot's token, xoxb-…, from “OAuth & Permissions” of the app's page."
    )
    slack_app_token: SecretStr | None = Field(
        None,
        description=(
            "For Socket Mode: the app-level token, xapp-…, with connections:write, from “Basic "
            "Information › App-Level Tokens”."
        ),
    )
    slack_signing_secret: SecretStr | None = Field(
        None,
        description="For --http: the signing secret from “Basic Information › App Credentials”.",
    )
    slack_api_url: str = Field("https://slack.com/api/", description="The Web API's address.")
    database_url: SecretStr | None = Field(
        None, description="PostgreSQL's URL; without it SQLite in the home is used."
    )
    migrate_at_start: bool = Field(
        default=True, description="Bring the tables up to date at start, not by `footnote migrate`."
    )
    admins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Slack ids of the maintainers, separated by commas."
    )
    answer_guests: bool = Field(default=False, description="Answer guests of the workspace.")
    answer_strangers: bool = Field(
        default=False, description="Answer people of other companies in shared channels."
    )
    retention_days: int = Field(
        365, ge=1, description="After so many days questions and answers are deleted."
    )
    editions_kept: int = Field(
        10, ge=2, description="So many editions are kept, to go back to and to verify answers."
    )
    person_limit: int = Field(
        20, ge=0, description="How many questions of one person are answered in a minute; 0: all."
    )
    channel_limit: int = Field(
        20, ge=0, description="How many questions in one channel are answered in a minute; 0: all."
    )
    http: str | None = Field(
        None, description="HOST:PORT for signed events at /slack/events, in place of Socket Mode."
    )
    health: str = Field(
        "127.0.0.1:9464", description="HOST:PORT for /healthz, /readyz and /metrics."
    )
    workers: int = Field(10, ge=1, le=100, description="How many questions are answered at once.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="What is logged: debug, info, warning or error."
    )
    log_questions: bool = Field(default=False, description="Log the words of questions too.")

    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        ("www.gov.uk",),
        description="Hosts that pages may be fetched from, by HTTPS, separated by commas.",
    )
    govuk_url: str | None = Field(
        None,
        pattern=r"^https?://[\w.\[\]:-]+$",
        description="Where GOV.UK's two APIs are asked for in place of www.gov.uk: for trials.",
    )

    sync_every: str = Field(
        "never",
        description="How often `footnote serve` syncs the corpus: 6h, 30m, 1d, or never.",
    )
    check_every: str = Field(
        "15m",
        description="How often `footnote serve` looks whether a page was withdrawn, or never.",
    )

    @field_validator("admins", "allowed_hosts", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(filter(None, (one.strip() for one in value.split(","))))

    @field_validator("sync_every", "check_every")
    @classmethod
    def _often(cls, value: str) -> str:
        if EVERY.fullmatch(value) is None:
            raise ValueError("write it as 30s, 15m, 6h, 1d, or never")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read ``…_FILE`` names last: the value itself beats a file that holds it."""
        del file_secret_settings
        files = FileSource(settings_cls, getattr(dotenv_settings, "env_file", None))
        return init_settings, env_settings, dotenv_settings, files


class FileSource(PydanticBaseSettingsSource):
    """Secrets that stand in files: ``SLACK_BOT_TOKEN_FILE`` names the file."""

    def __init__(self, settings_cls: type[BaseSettings], env_file: object) -> None:
        super().__init__(settings_cls)
        written = dotenv_values(env_file) if isinstance(env_file, Path) else {}
        self._names: dict[str, str | None] = {**written, **os.environ}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Read the file that is named for ``field``, if one is."""
        del field
        name = environment_name(field_name)
        path = self._names.get(f"{name}_FILE")
        if not path:
            return None, name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), name, False
        except (OSError, UnicodeDecodeError) as error:
            raise BotError(
                f"{name}_FILE names {path}, which cannot be read.", "Correct the path, or unset it."
            ) from error

    def __call__(self) -> dict[str, Any]:
        """Return what files hold."""
        return dict(self._found())

    def _found(self) -> Iterator[tuple[str, Any]]:
        for name, field in self.settings_cls.model_fields.items():
            value, key, _ = self.get_field_value(field, name)
            if value:
                yield key, value


def load(home: Home, **flags: object) -> Settings:
    """Read the settings; flags that are None were not given. BotError names what is wrong."""
    given: dict[str, Any] = {
        environment_name(name): value for name, value in flags.items() if value is not None
    }
    try:
        env_file = home.root / ".env"
        return Settings(_env_file=env_file, **given)  # type: ignore[call-arg] # it hides this one
    except ValidationError as error:
        wrong = "; ".join(f"{one['loc'][0]}: {_said(one['msg'])}" for one in error.errors())
        raise BotError(
            f"Settings are wrong. {wrong}.", "Correct them, or unset them for their defaults."
        ) from None


def _said(message: str) -> str:
    return message.removeprefix("Value error, ").lower()


def required(settings: Settings, field: str) -> str:
    """Return the secret in ``field``; BotError says where to get it."""
    secret = getattr(settings, field)
    if secret is None:
        where = Settings.model_fields[field].description or ""
        raise BotError(f"{environment_name(field)} is not set.", where)
    value: str = secret.get_secret_value()
    return value


def database(settings: Settings, home: Home) -> str:
    """Return the database's URL: the one that is set, else SQLite in the home."""
    if settings.database_url:
        return settings.database_url.get_secret_value()
    return f"sqlite:///{home.root / 'footnote.db'}"


def unknown(home: Home) -> tuple[str, ...]:
    """Return names that look like settings and are none: most often a typing error."""
    known = {environment_name(name) for name in Settings.model_fields}
    known |= {f"{name}_FILE" for name in known} | {"FOOTNOTE_HOME", "FOOTNOTE_TODAY"}
    env_file = home.root / ".env"
    names = set(os.environ) | set(dotenv_values(env_file) if env_file.is_file() else ())
    return tuple(sorted(n for n in names - known if n.startswith("FOOTNOTE_")))


def shown(field: str) -> str:
    """Return a setting's default as people read it."""
    default = Settings.model_fields[field].default
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple) and default:
        return ",".join(default)
    return str(default) if default else "none"
