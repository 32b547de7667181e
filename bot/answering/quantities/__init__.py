"""The quantities a text states: exact spans, values, what they count, per what period.

``quantities`` is the one way in; what looks like a number and is none is in ``masking``.
"""

from bot.answering.quantities.finding import quantities
from bot.answering.quantities.quantity import Comparator, Counted, Kind, Quantity

__all__ = ["Comparator", "Counted", "Kind", "Quantity", "quantities"]
