"""Claims: read, aligned with what the guidance says, and decided by a table of named rules."""
