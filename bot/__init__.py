"""Talking: answers in Slack, in the terminal and in a page. Imports index and corpus."""
