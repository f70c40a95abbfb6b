"""Files made to do harm, and broken ones: each is one line that says what is wrong, and nothing else."""

import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph.documents import Document, grid, office
from coomet_graph.documents.reading import read_content
from coomet_graph.errors import UnreadableDocumentError
from tests.documents.odtxml import odt_with
from tests.documents.same_table import FORMATS
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of, separated_of, with_parts
from tests.documents.wordml import body_of, p, table, tc, tr

SMALL = Typeset([["a", "b"], ["c", "d"]], ["title"], [(0, 0, 1, 0)])
TEXT_PARTS = {"docx": "word/document.xml", "odt": "content.xml"}


def refused(content: bytes, file: str = "programme.docx") -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_content(file, content)
    text = caught.value.text
    for language in (text.en, text.ru):
        assert language.startswith(f"{file}: ")
        assert "\n" not in language
    assert any("а" <= letter <= "я" for letter in text.ru)
    return text.en


def with_text(kind: str, text: bytes) -> bytes:
    return with_parts(FORMATS[kind].content, lambda parts: parts.update({TEXT_PARTS[kind]: text}))


# ---------------------------------------------------------------- packages


def test_a_part_that_unpacks_to_very_much() -> None:
    assert "unpacks to more than is allowed" in refused(with_text("docx", b" " * 2_000_000))


def test_parts_that_unpack_to_very_much_together(monkeypatch) -> None:
    monkeypatch.setattr(office, "MOST_UNPACKED", 1_000_000)
    noise = random.Random(1).randbytes(300_000)

    def change(parts: dict[str, bytes]) -> None:
        parts.update({f"word/media/{number}.png": noise for number in range(4)})

    assert "unpacks to more than is allowed" in refused(with_parts(docx_of(SMALL), change))


def test_too_many_parts() -> None:
    many = {f"word/media/{number}.png": b"" for number in range(1_001)}
    assert "unpacks to more than is allowed" in refused(
        with_parts(docx_of(), lambda parts: parts.update(many))
    )


@pytest.mark.parametrize("name", ["../x", "word/../../x", "/etc/passwd", "..\\x", "C:\\x", "C:/x"])
def test_parts_that_point_outside(name) -> None:
    content = with_parts(docx_of(SMALL), lambda parts: parts.update({name: b"x"}))
    assert "point outside" in refused(content)


def test_a_small_part_may_be_packed_tightly() -> None:
    content = with_parts(docx_of(SMALL), lambda parts: parts.update({"word/x.xml": b" " * 900_000}))
    assert read_content("a.docx", content).lines


def test_a_locked_part() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", b"x")
    content = bytearray(packed.getvalue())
    # The flag for encryption, in the header of the part and in the list of parts.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "protected by a password" in refused(bytes(content))


def test_a_part_that_is_larger_than_it_says() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("word/document.xml"), b"<w>" + b"x" * 5_000)
    content = packed.getvalue()
    assert "missing or damaged" in refused(content.replace((5_003).to_bytes(4, "little"), b"\x09\0\0\0"))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_file_that_is_cut_off(kind) -> None:
    content = FORMATS[kind].content
    for share in range(1, 10):
        assert "damaged or cut off" in refused(content[: len(content) * share // 10])


# ---------------------------------------------------------------- XML

BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + level)} '{f'&{chr(97 + level)};' * 10}'>" for level in range(9)
)


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_resolved(kind, encoding, tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    for declared in (
        BOMB + "]><x>&j;</x>",
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><x>&s;</x>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><x/>',
    ):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{declared}'.encode(encoding)
        assert "declares entities of its own" in refused(with_text(kind, text))


@pytest.mark.parametrize("part", ["word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
def test_entities_in_other_parts(part) -> None:
    spoilt = with_parts(docx_of(SMALL), lambda parts: parts.update({part: (BOMB + "]><x>&j;</x>").encode()}))
    assert "declares entities of its own" in refused(spoilt)


@pytest.mark.parametrize(
    "text", [b"", b"<w:document>", b"\xff\xfe\x00", b"<a></b>", b"<?xml encoding='no'?><a/>"]
)
def test_a_part_that_is_no_xml(text) -> None:
    assert "damaged" in refused(with_text("docx", text))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_xml_nested_too_deeply(kind) -> None:
    assert "nested too deeply" in refused(with_text(kind, b"<a>" * 100_000 + b"</a>" * 100_000))


def test_tables_nested_as_deeply_as_is_allowed() -> None:
    nested = p("inside")
    for _ in range(30):
        nested = table(tr(tc("x"), tc(nested, p())))
    assert read_content("a.docx", body_of(nested)).lines[0].cells[1].text.endswith("inside")
    page = "<table><tr><td>x<td>" * 75 + "inside"
    assert read_content("a.html", page.encode()).lines[0].cells[1].text.endswith("inside")


# ---------------------------------------------------------------- tables


def test_more_cells_than_are_read(monkeypatch) -> None:
    monkeypatch.setattr(grid, "MOST_CELLS", 5)
    for file, builder in (
        ("a.docx", docx_of),
        ("a.odt", odt_of),
        ("a.html", html_of),
        ("a.csv", separated_of),
    ):
        assert read_content(file, builder(Typeset([["a", "b"], ["c", "d"]]))).lines
        assert "more than 5 cells" in refused(builder(Typeset([["a", "b"]] * 3)), file)


def test_cells_that_reach_very_far() -> None:
    page = "<table>" + "<tr><td rowspan=60000 colspan=900>a" * 2_000 + "</table>"
    assert "more than 1000000 cells" in refused(page.encode(), "a.html")
    spanned = 'table:number-rows-spanned="999999999" table:number-columns-spanned="999999999"'
    cell = f"<table:table-cell {spanned}><text:p>a</text:p></table:table-cell>"
    rows = f"<table:table-row>{cell}</table:table-row>" * 2_000
    assert "more than" in refused(odt_with(f"<table:table>{rows}</table:table>"), "a.odt")


# ---------------------------------------------------------------- anything at all

FILES = {
    "a.docx": docx_of(SMALL),
    "a.odt": odt_of(SMALL),
    "a.html": html_of(SMALL),
    "a.csv": separated_of(SMALL),
}


def read_or_refused(file: str, content: bytes) -> None:
    try:
        document = read_content(file, content)
    except UnreadableDocumentError as error:
        refusal = error.text
    else:
        assert isinstance(document, Document)
        return
    assert refusal.en.startswith(f"{file}: ")
    assert "\n" not in refusal.en + refusal.ru


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=9)), min_size=1, max_size=6
)


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for share, removed, added in changes:
        at = int(len(content) * share)
        content = content[:at] + added + content[at + removed :]
    return content


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), CHANGES)
def test_damaged_files_are_read_or_refused(file, changes) -> None:
    read_or_refused(file, changed(FILES[file], changes))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TEXT_PARTS)), CHANGES)
def test_damaged_texts_in_sound_packages_are_read_or_refused(kind, changes) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[TEXT_PARTS[kind]] = changed(parts[TEXT_PARTS[kind]], changes)

    read_or_refused(f"a.{kind}", with_parts(FORMATS[kind].content, change))


TAGS = """<table>~<tr>~<td>~<td rowspan=2>~<td colspan=3>~</td>~</tr>~</table>~<p>~</p>~<li>~<ol>~</ol>~
<div hidden>~</div>~a~ b~<!--~-->~<script>~</script>~<br/>~&#0;~&lt~<![~]>~<"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TAGS.split("~")), max_size=40))
def test_pages_of_any_tags_are_read_or_refused(tags) -> None:
    read_or_refused("a.html", b"<html>" + "".join(tags).encode())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_bytes_of_any_kind_are_read_or_refused(content) -> None:
    read_or_refused("a", content)
