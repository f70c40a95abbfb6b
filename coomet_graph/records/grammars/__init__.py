"""The small grammars: each takes a passage and returns what it found with the words it found it in."""
