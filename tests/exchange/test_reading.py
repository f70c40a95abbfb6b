"""A file of somebody else's RDF is read strictly, and what is wrong with it is said in one line."""

import os
import socket
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.exchange import SUFFIXES, read_rdf
from coomet_graph.exchange import reading as reading_module

STATEMENT = "<https://example.org/a> <https://example.org/p> "
RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">\n'
    '<rdf:Description rdf:about="https://example.org/a">{}</rdf:Description></rdf:RDF>'
)
ONE = {
    ".ttl": STATEMENT + '"1" .',
    ".turtle": STATEMENT + '"1" .',
    ".nt": STATEMENT + '"1" .',
    ".nq": STATEMENT + '"1" <https://example.org/g> .',
    ".trig": "<https://example.org/g> { " + STATEMENT + '"1" }',
    ".rdf": RDF_XML.format("<e:p>1</e:p>"),
    ".owl": RDF_XML.format("<e:p>1</e:p>"),
    ".xml": RDF_XML.format("<e:p>1</e:p>"),
    ".jsonld": '{"@id": "https://example.org/a", "https://example.org/p": "1"}',
    ".json": '{"@id": "https://example.org/a", "https://example.org/p": "1"}',
}


def refusal(path: Path, content: str | bytes) -> str:
    """The line with which the file is refused; there has to be a Russian one with the same places."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return refused(path)


def refused(path: Path) -> str:
    with pytest.raises(UnreadableGraphError) as raised:
        read_rdf(path)
    text = raised.value.text
    for line in (text.en, text.ru):
        assert line.startswith(f"{path}: ")
        assert line.isprintable()
        assert line.endswith(".")
        assert ";" in line, "it says what to do"
    assert text.en != text.ru
    assert ("line " in text.en) == ("строка " in text.ru)
    return text.en.removeprefix(f"{path}: ")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_is_read(tmp_path: Path, suffix: str):
    path = tmp_path / f"graph{suffix.upper()}"
    path.write_text(ONE[suffix], encoding="utf-8")
    (quad,) = read_rdf(path)
    assert quad.subject == NamedNode("https://example.org/a")
    assert quad.object == Literal("1")


def test_literals_are_not_rewritten(tmp_path: Path):
    path = tmp_path / "graph.ttl"
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    path.write_text(f'{STATEMENT} "01"^^<{integer}>, 1.10, "2020-13-45"^^<https://example.org/date> .')
    literals = [quad.object for quad in read_rdf(path) if isinstance(quad.object, Literal)]
    assert [literal.value for literal in literals] == ["01", "1.10", "2020-13-45"]


def test_a_statement_said_twice_is_read_once(tmp_path: Path):
    path = tmp_path / "graph.nt"
    path.write_text(ONE[".nt"] + "\n" + ONE[".nt"])
    assert len(read_rdf(path)) == 1


def test_a_byte_order_mark_is_dropped(tmp_path: Path):
    for suffix in (".ttl", ".rdf", ".jsonld"):
        path = tmp_path / f"graph{suffix}"
        path.write_bytes(b"\xef\xbb\xbf" + ONE[suffix].encode())
        assert len(read_rdf(path)) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("suffix", [".ttl", ".rdf", ".json"])
def test_utf_16_is_refused_by_name(tmp_path: Path, encoding: str, suffix: str):
    message = refusal(tmp_path / f"graph{suffix}", ONE[suffix].encode(encoding))
    assert f"in {encoding[:6].upper()}; save it as UTF-8" in message


def test_other_encodings_are_refused_with_their_place(tmp_path: Path):
    message = refusal(tmp_path / "graph.ttl", b"# one\n# " + "ж".encode("cp1251"))
    assert message.startswith("line 2, column 3: the file is not UTF-8")
    declared = '<?xml version="1.0" encoding="windows-1251"?>' + ONE[".rdf"]
    assert "names an encoding other than UTF-8" in refusal(tmp_path / "graph.rdf", declared)


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("\n<https://example.org/a b> <https://example.org/p> 1 .", 2, "Invalid IRI"),
        ("<a> <https://example.org/p> 1 .", 1, "No scheme"),
        ("<https://example.org/%zz> <https://example.org/p> 1 .", 1, "percent encoding"),
        ("a:b <https://example.org/p> 1 .", 1, "prefix a: has not been declared"),
        (STATEMENT + "1 .\n\n garbage", 3, "garbage"),
        (STATEMENT + '"never closed .', 1, "end of file"),
        ("<https://example.org/g> { " + STATEMENT + "1 }", 1, "{ is not a valid predicate"),
        ("PS C:\\> Get-Content graph.ttl : Cannot find path", 1, ""),
    ],
)
def test_turtle_that_is_wrong_is_refused_with_its_place(tmp_path: Path, content: str, line: int, what: str):
    message = refusal(tmp_path / "graph.ttl", content)
    assert message.startswith(f"line {line}, column ")
    assert what in message
    assert "Parser error" not in message


def test_wrong_xml_and_json_are_refused_with_their_place(tmp_path: Path):
    assert refusal(tmp_path / "a.rdf", ONE[".rdf"] + "</x>").startswith("line 2, column ")
    assert "no element found" in refusal(tmp_path / "b.rdf", ONE[".rdf"].removesuffix("</rdf:RDF>"))
    assert refusal(tmp_path / "a.json", '{"@id":\n "https://example.org/a",}').startswith("line 2, column ")
    assert "not valid" in refusal(tmp_path / "c.rdf", "<html><body/></html>")


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".rdf", ".json"])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\t\n"])
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str, content: bytes):
    assert refusal(tmp_path / f"graph{suffix}", content).startswith("the file is empty;")


def test_a_file_without_statements_is_refused(tmp_path: Path):
    for name, content in (("a.ttl", "# nothing\n"), ("b.json", "[3]"), ("c.rdf", RDF_XML.format(""))):
        assert refusal(tmp_path / name, content).startswith("there is no statement in it;")


def test_what_is_no_readable_file_is_refused(tmp_path: Path):
    assert refused(tmp_path / "missing.ttl").startswith("there is no such file;")
    (tmp_path / "folder.ttl").mkdir()
    assert refused(tmp_path / "folder.ttl").startswith("this is not a regular file;")
    os.mkfifo(tmp_path / "pipe.ttl")
    assert refused(tmp_path / "pipe.ttl").startswith("this is not a regular file;")
    assert refusal(tmp_path / "graph.docx", "x").startswith('".docx" is the ending of no RDF format')
    assert "cannot be read" in refused(tmp_path / ("n" * 300 + ".ttl"))


def test_a_name_with_line_breaks_stays_one_line(tmp_path: Path):
    with pytest.raises(UnreadableGraphError) as raised:
        read_rdf(tmp_path / "a\n\x1b[2Jb.ttl")
    assert raised.value.text.en.isprintable()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with (tmp_path / "sparse.ttl").open("wb") as file:
        file.truncate(reading_module.SIZE_LIMIT + 1)
    assert refused(tmp_path / "sparse.ttl").startswith("the file is larger than 200 MB;")
    monkeypatch.setattr(reading_module, "SIZE_LIMIT", len(ONE[".ttl"]))
    (tmp_path / "fits.ttl").write_text(ONE[".ttl"])
    assert len(read_rdf(tmp_path / "fits.ttl")) == 1


def test_a_literal_that_is_too_long_is_refused(tmp_path: Path):
    limit = reading_module.LITERAL_LIMIT
    message = refusal(tmp_path / "graph.nt", f'{STATEMENT} "{"ж" * (limit // 2)}x" .')
    assert "is longer than 1 MiB" in message
    (tmp_path / "graph.nt").write_text(f'{STATEMENT} "{"x" * limit}" .')
    assert len(read_rdf(tmp_path / "graph.nt")) == 1


def test_a_document_type_is_refused_before_its_entities_are_read(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("TOP SECRET")
    bomb = (
        '<!ENTITY a "'
        + "x" * 1000
        + '">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(6))
    )
    documents = [
        f'<!DOCTYPE rdf:RDF SYSTEM "file://{tmp_path}/secret.txt">',
        f'<!DOCTYPE rdf:RDF [<!ENTITY g SYSTEM "file://{tmp_path}/secret.txt">]>',
        f"<!DOCTYPE rdf:RDF [{bomb}]>",
        "<!DOCTYPE html>",
    ]
    for document in documents:
        message = refusal(tmp_path / "graph.rdf", document + RDF_XML.format("<e:p>&g;</e:p>"))
        assert message.startswith("line 1, column ")
        assert "it has a document type (DOCTYPE)" in message
        assert "SECRET" not in message


def nested_json(depth: int) -> str:
    return '{"https://example.org/p": ' * depth + '"1"' + "}" * depth


def test_deep_nesting_is_refused_by_a_look_at_the_text(tmp_path: Path):
    assert "nested more than 100 levels" in refusal(tmp_path / "graph.json", nested_json(101))
    assert "nested more than 100 levels" in refusal(tmp_path / "graph.jsonld", nested_json(20_000))
    assert "nested more than 100 levels" in refusal(tmp_path / "graph.jsonld", "[" * 100_000)
    (tmp_path / "graph.json").write_text(nested_json(100))
    assert len(read_rdf(tmp_path / "graph.json")) == 100
    brackets = ONE[".json"].replace('"1"', '"' + "[{" * 200 + '\\""')
    (tmp_path / "graph.json").write_text(brackets)
    assert len(read_rdf(tmp_path / "graph.json")) == 1
    deep = "<e:p><rdf:Description>" * 60 + "</rdf:Description></e:p>" * 60
    message = refusal(tmp_path / "graph.rdf", RDF_XML.format(deep))
    assert message.startswith("line 2, column ")
    assert "nested more than 100 levels" in message


def nested_terms(depth: int) -> str:
    return f"<<( {STATEMENT}" * depth + '"1"' + " )>>" * depth


@pytest.mark.parametrize("depth", [1, 90, 20_000])
def test_triple_terms_are_refused_however_deep(tmp_path: Path, depth: int):
    for suffix in (".ttl", ".nt", ".trig", ".nq"):
        message = refusal(tmp_path / f"graph{suffix}", STATEMENT + nested_terms(depth) + " .")
        assert "triple terms of RDF 1.2" in message


def test_double_angles_in_texts_are_no_triple_terms(tmp_path: Path):
    quoted = "<<so>> # <<( 'x'"
    content = (
        "@prefix e: <https://example.org/#> . # <<\n"
        + f'e:a\\\'b e:p "{quoted}", """{quoted} "" \\""" """, \'{quoted.replace(chr(39), "")}\' .\n' * 80
    )
    (tmp_path / "graph.ttl").write_text(content)
    assert len(read_rdf(tmp_path / "graph.ttl")) == 3


def test_contexts_outside_the_file_are_never_fetched(tmp_path: Path):
    (tmp_path / "context.json").write_text('{"@context": {}}')
    with socket.create_server(("127.0.0.1", 0)) as server:
        remote = f'"http://127.0.0.1:{server.getsockname()[1]}/context"'
        for context in (
            remote,
            f'["{tmp_path.as_uri()}/context.json"]',
            f'{{"@import": {remote}}}',
            f'{{"p": {{"@id": "https://example.org/p", "@context": {remote}}}}}',
        ):
            node = '"@id": "https://example.org/a", "p": {"@id": "https://example.org/b"}'
            message = refusal(tmp_path / "graph.jsonld", f'{{"@context": {context}, {node}}}')
            assert message.startswith("its context is outside the file, and nothing is fetched;")
        # A connection would be waiting here.
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()
