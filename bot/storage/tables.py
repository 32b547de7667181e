"""The tables. A change here needs a migration beside it: a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

Moment = DateTime(timezone=True)
"""Always UTC: SQLite keeps no zone."""

metadata = MetaData()

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("received_at", Moment, nullable=False),
    Index("deliveries_received_at", "received_at"),
)

questions = Table(
    "questions",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("thread", String(32), primary_key=True),
    Column("ts", String(32), primary_key=True),
    Column("user", String(32), nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Index("questions_asked_at", "asked_at"),
)

answers = Table(
    "answers",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("thread", String(32), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("surface", String(32), nullable=False),
    Column("question", Text, nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("reason", String(32)),
    Column("edition", String(64)),
    Column("reply", JSON, nullable=False),
    Column("message", JSON, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("posted", String(32)),
    Column("shared", String(32)),
    Column("press", String(255)),
    Index("answers_given_at", "given_at"),
    Index("answers_place", "team", "channel", "ts"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("helpful", Boolean, nullable=False),
    Column("wanted", String(32)),
    Column("note", Text),
    Column("given_at", Moment, nullable=False),
    Index("feedback_given_at", "given_at"),
)

wishes = Table(
    "wishes",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("words", Text, nullable=False),
    Column("tell", Boolean, nullable=False),
    Column("wished_at", Moment, nullable=False),
    Column("told_at", Moment),
    Index("wishes_wished_at", "wished_at"),
)

resolutions = Table(
    "resolutions",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("by", String(64), nullable=False),
    Column("note", Text),
    Column("resolved_at", Moment, nullable=False),
    Index("resolutions_resolved_at", "resolved_at"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("said", JSON, nullable=False),
    Column("tell", Boolean, nullable=False),
    Column("by", String(64), nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("told_at", Moment),
    Index("corrections_decided_at", "decided_at"),
)

pending = Table(
    "pending",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("body", JSON, nullable=False),
    Column("replica", String(32), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("renewed_at", Moment, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("channel", String(32)),
    Column("ts", String(32)),
    Index("pending_renewed_at", "renewed_at"),
    Index("pending_place", "channel", "ts"),
)

channels = Table(
    "channels",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("sets", JSON, nullable=False),
    Column("announces", Boolean, nullable=False),
    Column("mark", String(64)),
    Column("told", JSON),
)

channel_changes = Table(
    "channel_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("sets", JSON, nullable=False),
    Column("announces", Boolean, nullable=False),
    Column("by", String(64), nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("channel_changes_place", "team", "channel"),
)
