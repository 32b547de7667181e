"""A reindex is a release: what it changes is planned, shown and judged before anybody sees it."""
