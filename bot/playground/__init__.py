"""A Slack-compatible server on 127.0.0.1 and its page: the unmodified bot, without a workspace."""
