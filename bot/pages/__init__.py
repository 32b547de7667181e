"""A report as a page: sections of tables and plots that everybody can read, in one file.

Whoever has something to tell makes sections; a template says what stands around them.
"""
