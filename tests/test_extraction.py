"""How well unseen documents are read, and that what is read wrongly is counted."""

from benchmarks.extraction import FIELDS, Planned, Score, compare, measure
from coomet_graph import resources
from coomet_graph.documents.text import read_text
from coomet_graph.records import load_lexicon, read_records

TEXT = """A PROGRAM FOR 2031–2033
No.\tName of event\tTerms\tExecutors\tRemarks
1.1\tRevue\t2031–2032\t\t
1.2\tMore\t\t\t
"""


def test_unseen_documents_are_read_rightly() -> None:
    score = measure(documents=24, seed=5)
    for name in FIELDS:
        assert score.right[name] > 50
        assert min(score.precision(name), score.recall(name)) >= 0.98
        assert score.silent[name] == 0


def test_what_is_not_read_rightly_is_counted() -> None:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    planned = Planned("1.1", "Review", (2031, 2033), "", ("tc-4",), False, ("44",), (), "underway", ())
    score = Score()
    faults = compare([planned], read_records(read_text("x.txt", TEXT.encode()), lexicon), score)
    assert score.right["entry"] == 1
    assert {name for name in FIELDS if score.missed[name]} == {
        "title",
        "term",
        "performers",
        "items",
        "state",
    }
    assert {name for name in FIELDS if score.excess[name]} == {"title", "term", "entry"}
    assert faults[0].startswith("1.1 title: ['Review'] read as ['Revue']")
    assert faults[-1] == "1.2: no such entry"
