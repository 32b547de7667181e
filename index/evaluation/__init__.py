"""Measuring a ranking: a judged collection, a run over it, and what the judgements say of it."""

from index.evaluation.collection import Collection, Topic
from index.evaluation.run import run_lines

__all__ = ["Collection", "Topic", "run_lines"]
