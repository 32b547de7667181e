"""One answer, shown as JSON or in a terminal; Slack's blocks are in ``bot/slack``."""
