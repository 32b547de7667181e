"""The store: short transactions on the tables; what goes wrong in them is raised."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.at_once import NOTE_AND_HOLD, POSTED_AND_DONE
from bot.storage.engine import by_statement
from bot.storage.rows import Given, Place, Rating
from bot.storage.tables import (
    answers,
    channel_changes,
    corrections,
    deliveries,
    feedback,
    pending,
    questions,
    resolutions,
    wishes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy import Engine, RowMapping, Table

MOST_EARLIER = 20
CONVERSATION = timedelta(hours=1)
"""A question in a direct message is read in the light of those of the last hour."""


class Store:
    """Deliveries, questions and answers in a database; ``now`` is the clock."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self.single = by_statement(engine)
        self.now = now
        self._at_once = engine.dialect.name == "postgresql"

    def first_seen(self, keys: Iterable[str], taken: dict[str, Any] | None = None) -> bool:
        """Note a delivery by its keys; True where none of them was noted before.

        ``taken`` is the row of the question that it asks, kept until it is replied to.
        """
        names, now = sorted(set(keys)), self.now()
        if taken is not None and self._at_once:
            with self.single.begin() as connection:
                noted = {**taken, "keys": names, "received_at": now}
                return connection.scalar(NOTE_AND_HOLD, noted) == len(names)
        rows = [{"key": name, "received_at": now} for name in names]
        dialect = self.engine.dialect.name
        noting = inserting(dialect, deliveries).returning(deliveries.c.key)
        with (self.engine if taken else self.single).begin() as connection:
            # PostgreSQL's driver does not always count rows; what comes back was inserted.
            new = len(connection.execute(noting, rows).all()) == len(rows)
            if taken is not None and new:
                connection.execute(inserting(dialect, pending), taken)
        return new

    def remember(self, place: Place, user: str, question: str) -> None:
        """Add a question to its thread; an edited one takes the place of the old."""
        told = {"user": user, "question": question, "asked_at": self.now()}
        adding = inserting(self.engine.dialect.name, questions, *told)
        with self.single.begin() as connection:
            connection.execute(adding, asdict(place) | told)

    def earlier(
        self, place: Place, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[str, ...]:
        """Return the questions before this one in its thread, oldest first.

        With ``since``, those of the whole conversation from then on; ``until`` is past the last.
        """
        found = (
            select(questions.c.question)
            .where(questions.c.team == place.team, questions.c.channel == place.channel)
            .where(questions.c.ts != place.ts)
            .order_by(questions.c.asked_at.desc(), questions.c.ts.desc())
            .limit(MOST_EARLIER)
        )
        if since is None:
            found = found.where(questions.c.thread == place.thread)
        else:
            found = found.where(questions.c.asked_at >= since)
        if until is not None:
            found = found.where(questions.c.asked_at < until)
        with self.single.begin() as connection:
            return tuple(reversed(connection.execute(found).scalars().all()))

    def keep(self, given: Given) -> None:
        """Keep an answer before it is sent."""
        row = {f.name: getattr(given, f.name) for f in fields(given) if f.name != "place"}
        with self.single.begin() as connection:
            connection.execute(
                answers.insert(), row | asdict(given.place) | {"given_at": self.now()}
            )

    def posted(self, reference: str, ts: str, key: str | None = None) -> None:
        """Note where an answer stands; the question under ``key`` is thereby done."""
        if key and self._at_once:
            with self.single.begin() as connection:
                connection.execute(POSTED_AND_DONE, {"given": reference, "at": ts, "done": key})
            return
        noting = update(answers).where(answers.c.reference == reference).values(posted=ts)
        with (self.engine if key else self.single).begin() as connection:
            connection.execute(noting)
            if key:
                connection.execute(delete(pending).where(pending.c.key == key))

    def given(self, reference: str) -> Given | None:
        """Return the answer with this reference."""
        with self.single.begin() as connection:
            found = connection.execute(select(answers).where(answers.c.reference == reference))
            row = found.mappings().one_or_none()
        return None if row is None else given_of(row)

    def answered_at(self, place: Place) -> Given | None:
        """Return the last answer to the question at ``place`` that was posted."""
        found = (
            select(answers)
            .where(answers.c.team == place.team, answers.c.channel == place.channel)
            .where(answers.c.ts == place.ts, answers.c.posted.is_not(None))
            .order_by(answers.c.given_at.desc())
            .limit(1)
        )
        with self.single.begin() as connection:
            row = connection.execute(found).mappings().one_or_none()
        return None if row is None else given_of(row)

    def take_back(self, place: Place) -> None:
        """Forget a question of a thread; the answer that was given stays on record."""
        gone = [questions.c[name] == getattr(place, name) for name in ("team", "channel", "ts")]
        with self.engine.begin() as connection:
            connection.execute(delete(questions).where(*gone))

    def share(self, reference: str, by: str, press: str) -> bool:
        """Claim the sharing of an answer for a press; False where another has claimed it.

        Who resumes a press has its claim, until the answer stands.
        """
        mine = and_(answers.c.press == press, answers.c.posted.is_(None))
        claim = update(answers).where(answers.c.reference == reference)
        claim = claim.where(or_(answers.c.shared.is_(None), mine))
        with self.engine.begin() as connection:
            return connection.execute(claim.values(shared=by, press=press)).rowcount == 1

    def unshare(self, reference: str) -> None:
        """Give the claim back where nothing was posted: the sharing failed."""
        mine = answers.c.reference == reference, answers.c.posted.is_(None)
        with self.engine.begin() as connection:
            connection.execute(update(answers).where(*mine).values(shared=None))

    def rate(self, rating: Rating) -> None:
        """Keep what somebody says of a reply, in place of what they said before."""
        row = asdict(rating) | {"given_at": self.now()}
        mine = feedback.c.reference == rating.reference, feedback.c.user == rating.user
        with self.engine.begin() as connection:
            connection.execute(delete(feedback).where(*mine))
            connection.execute(inserting(connection.dialect.name, feedback), row)

    def ratings(self, reference: str) -> tuple[Rating, ...]:
        """Return what people say of a reply."""
        found = select(*(feedback.c[f.name] for f in fields(Rating)))
        found = found.where(feedback.c.reference == reference).order_by(feedback.c.user)
        with self.engine.begin() as connection:
            return tuple(Rating(**row) for row in connection.execute(found).mappings())

    def forget(self, before: datetime, deliveries_before: datetime) -> None:
        """Delete what is older."""
        with self.engine.begin() as connection:
            connection.execute(
                delete(deliveries).where(deliveries.c.received_at < deliveries_before)
            )
            connection.execute(delete(questions).where(questions.c.asked_at < before))
            connection.execute(delete(answers).where(answers.c.given_at < before))
            connection.execute(delete(feedback).where(feedback.c.given_at < before))
            connection.execute(delete(wishes).where(wishes.c.wished_at < before))
            connection.execute(delete(resolutions).where(resolutions.c.resolved_at < before))
            connection.execute(delete(corrections).where(corrections.c.decided_at < before))
            connection.execute(delete(channel_changes).where(channel_changes.c.changed_at < before))


@cache
def inserting(dialect: str, table: Table, *instead: str) -> sqlite.Insert | postgresql.Insert:
    """Return what inserts rows; one that is there stays, or is told the columns ``instead``."""
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    if not instead:
        return insert.on_conflict_do_nothing()
    keys = list(table.primary_key)
    told = {name: insert.excluded[name] for name in instead}
    return insert.on_conflict_do_update(index_elements=keys, set_=told)


def given_of(row: RowMapping) -> Given:
    """Return a row of the answers as it was given."""
    found = dict(row)
    del found["given_at"], found["press"]
    place = Place(**{f.name: found.pop(f.name) for f in fields(Place)})
    return Given(place=place, **found)
