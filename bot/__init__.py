"""Talking: answers in Slack, in the terminal and in a page. Imports index and corpus."""

__version__ = "0.1.0"
