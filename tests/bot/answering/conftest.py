"""A small guide of our own, with a list, a pronoun and a date now past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.passages import passages
from corpus.readers import read
from index.building import build

if TYPE_CHECKING:
    from index.edition import Edition

GUIDE = """---
title: Sending parcels to the moon
publisher: Office for Moon Mail
published: 2019-03-01
url: https://example.org/moon
---

# Sending parcels to the moon

Published 1 March 2019

## What you can send

The Moon Mail Office (MMO) sends parcels twice a week. It was founded in 2011 and does not take
live animals, unless they are tardigrades.

Each year the office carries:

- letters (12 million)
- parcels (3.5 million)
- cheeses (40,000)

## What it costs

A parcel costs £4.20 per kilogram. The price is expected to fall to £3 by the end of 2020.

You must fill in form ML1 before you send a parcel.

## Contact

Write to moon@example.org.
"""


@pytest.fixture(scope="session")
def guide() -> Edition:
    """An edition of the guide."""
    document = read("moon.md", GUIDE.encode()).document("moon")
    return build([(document, passages(document))], "2026-11-24")


@pytest.fixture(scope="session")
def rivals() -> Edition:
    """Two notes of different years that give another figure each."""
    notes = {"a-note": ("2019-01-01", "7"), "b-note": ("2024-01-01", "9")}
    documents = [
        read(
            "n.md",
            f"---\ntitle: Stamps\npublished: {day}\n---\n\n"
            f"The office sells {millions} million stamps a year.\n".encode(),
        ).document(name)
        for name, (day, millions) in notes.items()
    ]
    return build([(document, passages(document)) for document in documents], "2026-11-24")


@pytest.fixture(scope="session")
def faq() -> Edition:
    """A page that asks questions and answers them."""
    page = (
        "# Stamps by moonlight\n\n"
        "Can I post a cheese with a moon stamp? Up to 3 kilograms. Wrap it well.\n\n"
        "Who sells moon stamps? Every branch of the office sells them on Mondays.\n"
    )
    document = read("faq.md", page.encode()).document("faq")
    return build([(document, passages(document))], "2026-11-24")
