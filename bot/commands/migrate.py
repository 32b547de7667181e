"""``footnote migrate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.errors import StorageError

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.pass_obj
def migrate(home: Home) -> None:
    """Bring the database's tables up to date."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import database, load
    from bot.storage import migrating
    from bot.storage.engine import PATIENCE_AT_START_MS, engine_for, said

    engine = engine_for(database(load(home), home), PATIENCE_AT_START_MS)
    try:
        before, after = migrating.migrate(engine)
    except SQLAlchemyError as error:
        raise StorageError(
            f"The database cannot be used: {said(error)}.", "`footnote doctor` says which it is."
        ) from error
    finally:
        engine.dispose()
    if before == after:
        click.echo(f"Up to date: revision {after}.")
    else:
        click.echo(f"Migrated from revision {before or 'none'} to {after}.")
