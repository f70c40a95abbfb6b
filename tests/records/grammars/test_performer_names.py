"""What belongs to the name of a performer: country, other name, title, legal form, a post in brackets."""

import pytest

from coomet_graph.records.grammars.performer_lists import list_performers
from coomet_graph.records.grammars.performers import parse_performers
from tests.records.grammars.conftest import passage


def listed(written: str, lexicon) -> tuple[list[tuple[str | None, str | None]], list[str]]:
    """Who is named in which post, and the words that name nobody."""
    found = list_performers(passage(written), lexicon)
    named = [
        (item.value.body or item.value.group or item.value.organisation, item.value.role)
        for item in found.items
    ]
    assert not found.junctures
    return named, [words.text for words in found.unknown]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("BelGIM (BY)", ["belgim"]),
        ("VNIIMS (RU), PTB (DE)", ["vniims", "ptb"]),
        ("PTB, Germany", ["ptb"]),
        ("PTB, Germany, VNIIM, RU", ["ptb", "vniim"]),
        ("VNIIM – Russia, TC 4", ["vniim", "tc-4"]),
        ("ВНИИМ, Россия", ["vniim"]),
        ("Belarus (BelGIM)", ["belgim"]),
        ("BY – BelGIM", ["belgim"]),
        ("Россия (ВНИИМ и УНИИМ), Германия: ПТБ", ["vniim", "uniim", "ptb"]),
        ("VNIIM, Russia (UNIIM)", ["vniim", "uniim"]),
        ("D.I. Mendeleyev Institute for Metrology (VNIIM)", ["vniim"]),
        ("D.I. Mendeleyev Institute for Metrology (VNIIM, Russia)", ["vniim"]),
        ("Joint Committee for Measurement Standards (JCMS), TC 2", ["jcms", "tc-2"]),
        ("РГП «КазСтандарт»", ["kazstandard"]),
        ("РГП на ПХВ «КазСтандарт», РУП «БелГИМ»", ["kazstandard", "belgim"]),
        ("ФГУП «ВНИИМ им. Д.И. Менделеева»", ["vniim"]),
        ('ФГУП "ВНИИМ имени Д.И.Менделеева", УНИИМ', ["vniim", "uniim"]),
        ("Республиканское унитарное предприятие «БелГИМ»", ["belgim"]),
        ('SE "Ukrmetrteststandard"', ["ukrmetrteststandard"]),
        ("«БелГИМ»", ["belgim"]),
        ('TC 2 "Legal metrology", TC 4', ["tc-2", "tc-4"]),
        ("TC 1.6 “Masses and related quantities”", ["tc-1.6"]),
        ("TC 1.5 (Length and Angle)", ["tc-1.5"]),
        ("TC 5 «Joint Scientific Research»", ["tc-5"]),  # a former title
        ("ТК 1.11 «Время и частота»", ["tc-1.11"]),
        ("ТК 2 «Законодательная метрология»", ["tc-2"]),  # no Russian title is known to compare with
        ("ТК 4 КООМЕТ, ТК 2 КООМЕТ", ["tc-4", "tc-2"]),
        ("COOMET TC 4, TC 2 of COOMET", ["tc-4", "tc-2"]),
        ("COOMET TCs", ["technical-committees"]),
        ("COOMET, TC 4", ["coomet", "tc-4"]),
    ],
)
def test_what_belongs_to_a_name(written, known, lexicon) -> None:
    assert listed(written, lexicon) == ([(name, None) for name in known], [])


@pytest.mark.parametrize(
    ("written", "known", "unknown"),
    [
        ("VNIIM, Germany", ["vniim"], ["Germany"]),  # not its country
        ("BIPM, Belarus", ["bipm"], ["Belarus"]),
        ("VNIIM, Russia, Belarus", ["vniim"], ["Belarus"]),
        ("VNIIM-RU", ["vniim"], ["-RU"]),
        ("VNIIM (PTB)", ["vniim"], ["(PTB)"]),
        ("VNIIM (XX)", ["vniim"], ["(XX)"]),
        ("VNIIM (VNIIM, St. Petersburg)", ["vniim"], ["(VNIIM, St. Petersburg)"]),
        ("Germany (BIPM)", [], ["Germany (BIPM)"]),
        ("Russia (VNIIM, BelGIM)", ["belgim"], ["Russia (VNIIM"]),
        ("RU, BY, KZ", [], ["RU, BY, KZ"]),
        ("Беларусь, Казахстан, Россия", [], ["Беларусь, Казахстан, Россия"]),
        ("РУП «Никто»", [], ["РУП «Никто»"]),
        ("ФГУП «ВНИИМ имени кого-то», ТК 4", ["vniim", "tc-4"], ["имени кого-то»"]),
        ("TC 2 “Length and Angle”", ["tc-2"], ["“Length and Angle”"]),
        ("TC 4 (something else)", ["tc-4"], ["(something else)"]),
        ('JCMS "Something"', ["jcms"], ['"Something"']),
        ("TC 4 (JCMS)", ["tc-4"], ["(JCMS)"]),
        ("VNIIM (coordinator), BelGIM", ["vniim", "belgim"], ["(coordinator)"]),
        ("ТК 4 (ответственный), ТК 2", ["tc-4", "tc-2"], ["(ответственный)"]),
        ("All TC 4", [], ["All TC 4"]),
        ("All nobodies", [], ["All nobodies"]),
    ],
)
def test_what_does_not_belong_to_a_name_is_told(written, known, unknown, lexicon) -> None:
    assert listed(written, lexicon) == ([(name, None) for name in known], unknown)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("President of COOMET", [("coomet", "president")]),
        ("Vice-President of COOMET, TC 4", [("coomet", "vice-president"), ("tc-4", None)]),
        ("TC 4 (Chair), TC 2", [("tc-4", "chair"), ("tc-2", None)]),
        ("TC 4 (coordinator)", [("tc-4", "coordinator")]),
        ("ТК 4 (председатель), ПК 4.1 (секретариат)", [("tc-4", "chair"), ("sc-4.1", "secretariat")]),
        ("SC 4.1, SC 4.3 (Chairs)", [("sc-4.1", "chair"), ("sc-4.3", "chair")]),
        ('Chair of TC 2 "Legal metrology"', [("tc-2", "chair")]),
        ('TC 2 "Legal metrology" Chair', [("tc-2", "chair")]),
        ("Председатель ТК 4 КООМЕТ", [("tc-4", "chair")]),
        ("Members of the COOMET TC 4", [("tc-4", "member")]),
        ("All members of TC 1.6", [("tc-1.6", "member")]),
        ("All TC 1.6 members, TC 4", [("tc-1.6", "member"), ("tc-4", None)]),
        ("Все члены ТК 4", [("tc-4", "member")]),
        ("All TCs and SCs", [("technical-committees", None), ("subcommittees", None)]),
        ("Все ТК", [("technical-committees", None)]),
        ("All Chairs of TCs", [("technical-committees", "chair")]),
    ],
)
def test_posts_and_members(written, known, lexicon) -> None:
    assert listed(written, lexicon) == (known, [])


def test_the_president_of_another_body_is_not_that_of_coomet(lexicon) -> None:
    assert listed("President of COOMET Committee", lexicon)[1] == ["of COOMET Committee"]


@pytest.mark.parametrize("other", ["COOMET Secretariat", "COOMET President", "COOMET NMIs"])
def test_others_of_coomet_stand_beside_a_body(other, lexicon) -> None:
    found = list_performers(passage(f"TC 4 {other}"), lexicon)
    assert [item.words.text for item in found.items] == ["TC 4", other]
    assert found.junctures == (5,)


@pytest.mark.parametrize("behind", ["КООМЕТ", "«Законодательная метрология»"])
def test_a_name_ends_with_its_block_of_text(behind, lexicon) -> None:
    words = passage(f"ТК 2 {behind}")
    assert [item.words.text for item in parse_performers(words, lexicon, barriers=(5,)).items] == ["ТК 2"]


def test_of_what_is_named_the_words_are_kept_whole(lexicon) -> None:
    words = "PTB, Germany; РГП «КазСтандарт»; TC 2 of COOMET; Belarus (BelGIM)"
    assert [item.words.text for item in list_performers(passage(words), lexicon).items] == words.split("; ")


@pytest.mark.parametrize("piece", ["COOMET ", "COOMET TC 4 ", "VNIIM (RU, ", "JCMS (JCMS, "])
def test_names_without_end_are_read(piece, lexicon) -> None:
    assert list_performers(passage(piece * 2000), lexicon).items
