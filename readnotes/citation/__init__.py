"""Sources and the places in them, as a review cites them."""
