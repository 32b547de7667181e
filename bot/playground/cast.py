"""Who is in the playground, and where they talk."""

from __future__ import annotations

from bot.playground.nouns import Channel, Identity, Person

STRANGERS = "T0PARTNERS"
"""The workspace of the people on the other side of a shared channel."""

EXAMPLES = (
    "How many MRI scans does the NHS do a year?",
    "What is the UK’s imaging equipment market worth?",
    "Does my ultrasound device need UKCA marking?",
)
"""Questions to begin with, on the bundled document: a figure, a date that passed, a silence."""


def people(identity: Identity) -> tuple[Person, ...]:
    """Return one person of each kind that a bot may treat in its own way."""
    return (
        Person("U0AMIRA", "amira", "Amira Khan", "Trade adviser", identity.team),
        Person("U0BEN", "ben", "Ben Okafor", "Maintainer", identity.team, admin=True),
        Person("U0GRACE", "grace", "Grace Lee", "Guest", identity.team, guest=True),
        Person("U0PAOLO", "paolo", "Paolo Conti", "Partner company", STRANGERS),
    )


def channels(identity: Identity) -> tuple[Channel, ...]:
    """Return the channels, and each person's conversation with the bot."""
    everyone = people(identity)
    home = frozenset(person.id for person in everyone if person.team == identity.team)
    bot = {identity.bot_user}
    rooms = (
        Channel("C0TRADE", "trade-desk", home | bot, topic="Questions from companies"),
        Channel(
            "C0PARTNER",
            "partner-clinic",
            frozenset(person.id for person in everyone) | bot,
            shared=True,
            topic="Shared with a partner company",
        ),
        Channel("C0NORTH", "north-desk", home, topic="The bot is not a member here"),
    )
    direct = (
        Channel(f"D{person.id[1:]}", person.handle, frozenset({person.id}) | bot)
        for person in everyone
    )
    return (*rooms, *direct)
