"""The commands of ``footnote``, one a file."""
