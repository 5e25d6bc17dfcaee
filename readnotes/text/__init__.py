"""Words and letters: folding for the search, cleaning, pasted passages. Plain text in and out."""
