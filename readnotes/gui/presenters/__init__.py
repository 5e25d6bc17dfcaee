"""What stands between the views and the services, once a library is open.

The views show values and tell wishes; a presenter asks the library for the values and carries
the wishes out. This room imports the services, and SQLAlchemy with them: it is imported late, on
the thread that opens a library (see `gui/doorway.py`), never before the window is painted.
"""
