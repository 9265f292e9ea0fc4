"""Tests of what is read without a parser, and of files that are cut into pieces: the same as the parser finds."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pytest

from model.filing import Filing
from model.readers.xbrl.reader import ROOT
from model.readers.xbrl.streaming import pieces
from model.readers.xbrl.streaming.pieces import Frame, Piece, Pieces
from model.readers.xbrl.streaming.tiles import begins_plain, read_contexts, read_members, read_tile
from tests.facts import told
from tests.model.readers.xbrl.writing import (
    INSTANT,
    USD,
    context,
    explicit,
    fact,
    instance,
    messages,
    read_files,
    text_fact,
    typed,
)

PLAIN = 'unitRef="usd" decimals="-3" id="f{}"'


def plain(value: str, number: int = 1, name: str = "co:Revenue", ref: str = "c") -> str:
    """A number as nearly all are written."""
    return fact(value, name, more=PLAIN.format(number), ref=ref)


def test_a_stretch_of_plain_numbers_is_read_in_columns() -> None:
    text = "\n " + plain("12") + "\n\n" + plain("-7", 2, "co:Cost", "d") + " \n"
    tile = read_tile(text)
    assert tile is not None
    assert tile == (
        ("\n ", "\n\n"),
        ("co:Revenue", "co:Cost"),
        ("c", "d"),
        ("usd", "usd"),
        ("-3", "-3"),
        ("f1", "f2"),
        ("12", "-7"),
    )


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- -->",
        "text",
        plain("1.5"),
        plain("007"),
        plain("-0"),
        plain("1" * 19),
        plain(" 1"),
        plain(""),
        plain("&#49;"),
        plain("<![CDATA[1]]>"),
        plain("1").replace("</", "</ "),
        plain("1").replace("</co:Revenue>", "</co:Cost>"),
        plain("1").replace(" id=", " xml:id="),
        plain("1").replace("f1", "f&amp;1"),
        plain("1").replace("f1", "é"),
        plain("1").replace('id="f1"', ""),
        plain("1").replace('id="f1"', 'id="f1" xml:lang="en"'),
        plain("1").replace("co:Revenue", "Revenue"),
        plain("1").replace("co:Revenue", "co:Größe"),
        f"<co:Group>{plain('1')}</co:Group>",
        f"<![CDATA[{plain('1')}]]>",
        f"<!--{plain('1')}-->",
        "\x0b" + plain("1"),
        "</xbrli:xbrl>",
    ],
)
def test_anything_else_is_left_to_the_parser(odd: str) -> None:
    assert read_tile(plain("1") + odd + plain("2")) is None
    assert read_tile(plain("1") + odd) is None
    assert not begins_plain(odd) or read_tile(odd) is None


def test_plain_contexts_are_read_as_they_stand() -> None:
    first = context("c1", segment=explicit("co:Axis", "co:M") + "\n" + explicit("co:B", "co:N"))
    found = read_contexts(f"\n{first}\n{context('c2', INSTANT)}\n", "xbrli:", "xbrldi:")
    assert found is not None
    assert [(c.name, c.instant, c.start, c.end) for c in found] == [
        ("c1", "", "2022-01-01", "2022-12-31"),
        ("c2", "2022-12-31", "", ""),
    ]
    assert read_members(found[0].members, "xbrldi:") == [("co:Axis", "co:M"), ("co:B", "co:N")]


@pytest.mark.parametrize(
    "odd",
    [
        context("d", segment=typed("co:Axis", "1")),
        context("d", scenario=explicit("co:Axis", "co:M")),
        context("d", "<xbrli:forever/>"),
        context("d", "<xbrli:instant>2022-12-31T00:00:00</xbrli:instant>"),
        context("d", entity="A &amp; B"),
        context("d").replace(' id="d"', ' id="d" xml:lang="en"'),
        f"<!--{context('d')}-->",
        USD,
    ],
)
def test_other_contexts_are_left_to_the_parser(odd: str) -> None:
    assert read_contexts(context() + odd + context("e"), "xbrli:", "xbrldi:") is None
    assert read_contexts(context() + odd, "xbrli:", "xbrldi:") is None


CONTENT = [
    *(context(f"a{n}", segment=explicit("co:Axis", f"co:M{n % 7}")) for n in range(40)),
    *(context(f"b{n}", f"<xbrli:instant>20{n:02}-12-31</xbrli:instant>") for n in range(40)),
    *(context(f"t{n}", segment=typed("co:Typed", f"<!-- {n} -->{n}")) for n in range(20)),
    context("twice", segment=explicit("co:Axis", "co:M1") + explicit("co:Axis", "co:M2")),
    context("reversed", "<xbrli:startDate>2022-01-01</xbrli:startDate><xbrli:endDate>2021-01-01</xbrli:endDate>"),
    context("other", entity="2"),
    context("a1"),
    USD,
    *(plain(str(n), n, f"co:N{n % 9}", f"a{n % 40}") for n in range(400)),
    *(plain(str(-n), n, ref=f"b{n % 40}") for n in range(100)),
    *(fact(f"{n}.50", ref=f"t{n % 20}") for n in range(100)),
    *(text_fact(f"Text &lt;p&gt; {n} é <![CDATA[{plain('666')}]]>") for n in range(50)),
    *(f"<co:Group>{plain(str(n), n)}{plain('9', n)}</co:Group>" for n in range(50)),
    *(f"<!-- {plain('13')} -->" for n in range(20)),
    plain("5", ref="late"),
    plain("6", ref="gone"),
    *(plain(str(n), n, ref="late") for n in range(60)),
    context("late"),
    '<x:Local xmlns:x="http://example.com/local" contextRef="late" unitRef="usd" decimals="0">8</x:Local>',
    *(plain(str(n), n, ref="late") for n in range(60)),
]
REPORT = instance(context(), *CONTENT)


@pytest.fixture
def as_one_stream(monkeypatch: pytest.MonkeyPatch) -> Iterator[Filing]:
    """The report as the parser alone reads it, from its beginning to its end."""
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "_frame", lambda _head, _tag: None)
        yield read_files({"report.xml": REPORT})


@pytest.mark.parametrize("chunk", [300, 1_000, 4_000, 1 << 17])
def test_the_report_in_pieces_is_the_report_as_one_stream(
    chunk: int, as_one_stream: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "CHUNK", chunk)
    monkeypatch.setattr(pieces, "HEAD", 2_000)
    filing = read_files({"report.xml": REPORT})
    assert told(filing) == told(as_one_stream)
    assert filing.facts.line.tolist() == as_one_stream.facts.line.tolist()
    assert messages(filing) == messages(as_one_stream)
    assert [problem.where for problem in filing.problems] == [problem.where for problem in as_one_stream.problems]


def test_most_of_a_plain_report_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    document = Piece.document

    def counted(piece: Piece, frame: Frame) -> bytes:
        parsed.append(len(piece.data))
        return document(piece, frame)

    monkeypatch.setattr(pieces, "CHUNK", 4_000)
    monkeypatch.setattr(pieces, "HEAD", 2_000)
    monkeypatch.setattr(Piece, "document", counted)
    contexts = (context(f"a{n}") for n in range(500))
    report = instance(*contexts, USD, *(plain(str(n), n, ref=f"a{n % 500}") for n in range(3_000)))
    assert len(read_files({"report.xml": report}).facts) == 3_000
    assert sum(parsed) < len(report) / 10


def test_a_wrong_cut_is_told_by_the_parser_and_the_rest_read_as_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 500)
    monkeypatch.setattr(pieces, "HEAD", 1_000)
    hidden = "".join(plain("666", n) for n in range(200))
    report = instance(context(), USD, plain("1"), f"<!--{hidden}-->", text_fact(f"<![CDATA[{hidden}]]>"), plain("2"))
    filing = read_files({"report.xml": report})
    assert [filing.value(row) for row in range(3)] == [1, None, 2]
    assert filing.text(1) == hidden
    assert not messages(filing)


def test_a_file_is_cut_at_random_places_without_losing_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    monkeypatch.setattr(pieces, "HEAD", 2_000)
    for _ in range(30):
        monkeypatch.setattr(pieces, "CHUNK", chance.randint(200, 5_000))
        cut = Pieces(io.BytesIO(REPORT.encode()), ROOT)
        assert cut.frame is not None
        parts = list(cut.cut(cut.frame))
        assert cut.frame.head + b"".join(part.data for part in parts) == REPORT.encode()
        assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="iso-8859-1"?>',
        '<?xml version="1.0" encoding="UTF-7"?>',
        "<!DOCTYPE x>",
        "<!-- <xbrli:xbrl> -->",
        "<!-- <xbrl>",
    ],
)
def test_a_file_with_an_odd_beginning_is_not_cut(head: str) -> None:
    assert Pieces(io.BytesIO(instance(context(), head=head).encode()), ROOT).frame is None
