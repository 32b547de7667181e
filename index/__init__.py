"""Finding passages: analysis, ranking, editions. Imports corpus, knows nothing of Slack."""
