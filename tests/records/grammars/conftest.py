"""A passage from a text, words on as many lines as the text has."""

from coomet_graph.documents import Passage, Word


def passage(text: str) -> Passage:
    words: list[Word] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words += [Word(word, number, len(words) + index) for index, word in enumerate(line.split())]
    return Passage(tuple(words))
