"""Does not even start."""
