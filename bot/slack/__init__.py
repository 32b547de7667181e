"""The bot in Slack: listeners that only translate, and the blocks that they send."""
