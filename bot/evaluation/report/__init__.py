"""What a run says to a person: sections of tables and figures, for a terminal or a page.

A new section is one function that makes a ``Section``, and one line where the report is put
together; terminal and page show whatever sections there are.
"""
