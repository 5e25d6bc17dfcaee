"""`python -m readnotes` is the same as `readnotes`."""

import sys

from readnotes.app import main

if __name__ == "__main__":
    sys.exit(main())
