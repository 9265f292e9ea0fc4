"""A fact of an inline document is shown in its table, its paragraph or its text, found again where it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.sheets.source.inlinepage import EMPTY, HIDDEN, SHORTENED, STANDS_FOR
from tests.model.readers.inline.pages import HEADER, number, page, words
from tests.model.sheets.source.passages import folder, links, marked, opened, passage_of, said

TABLE = f"""<hr/><p>Page 3</p><hr/><p><b>Sales</b></p><p>In millions</p>
<table><tr><td></td><td style="text-align:right; border-bottom: 1pt solid #000">2022</td></tr>
<tr><td style="padding:2px 1pt 2px 14pt">Phones</td><td align="right">{number("12")}</td></tr>
<tr><td>Tablets</td><td align="right">{number("34")}</td></tr></table><p>After it</p>"""


def one(tmp_path: Path, body: str, header: str = HEADER) -> Path:
    return folder(tmp_path / "one", a=page(body, header))


def test_a_fact_in_a_table_is_shown_with_what_stands_above_it(tmp_path: Path) -> None:
    passage = passage_of(one(tmp_path, TABLE), 1)
    assert marked(passage) == "34"
    assert links(passage) == {0: "12"}
    assert said(passage.html) == "Sales In millions 2022 Phones 12 Tablets 34"
    assert passage.place == "a.htm"
    assert passage.html.count('name="here"') == 1


def test_a_table_keeps_alignment_rules_indents_and_bold(tmp_path: Path) -> None:
    html = passage_of(one(tmp_path, TABLE)).html
    assert "<p><b>Sales</b></p>" in html
    assert '<td class="below" valign="bottom"><div align="right">2022</div></td>' in html
    assert '<div style="margin-left:18px">Phones</div>' in html


def test_a_fact_in_a_paragraph_is_shown_with_it(tmp_path: Path) -> None:
    long = "It was a good year for all who sell what others buy. " * 5
    body = f"<p>Before.</p><p>{long}We sold <i>{number('12')}</i> phones and {number('34')} tablets.</p><p>After.</p>"
    passage = passage_of(one(tmp_path, body))
    assert marked(passage) == "12"
    assert links(passage) == {1: "34"}
    assert said(passage.html) == f"{long}We sold 12 phones and 34 tablets."


def test_a_fact_in_a_caption_is_in_no_cell(tmp_path: Path) -> None:
    body = f"<table><caption>Of {number('12')} phones</caption><tr><td>x</td></tr></table>"
    passage = passage_of(one(tmp_path, body))
    assert (marked(passage), said(passage.html)) == ("12", "Of 12 phones")


def test_a_short_paragraph_stands_between_its_neighbours(tmp_path: Path) -> None:
    body = f"<h2>Report of</h2><div>{words('Example Inc.')}</div><div>(name of registrant)</div>"
    assert said(passage_of(one(tmp_path, body)).html) == "Report of Example Inc. (name of registrant)"


def test_a_hidden_fact_is_said_to_be_hidden(tmp_path: Path) -> None:
    header = HEADER.replace("<ix:header>", f"<ix:header><ix:hidden>{words('Q1')}</ix:hidden>")
    passage = passage_of(one(tmp_path, "<p>Text</p>", header))
    assert (passage.note, passage.html) == (HIDDEN, "")
    outside = passage_of(one(tmp_path, f'<div style="DISPLAY : none">{words("Q1")}</div>'))
    assert (outside.note, outside.html) == (HIDDEN, "")


def test_a_hidden_fact_is_shown_by_what_stands_for_it(tmp_path: Path) -> None:
    hidden = words("Q1", 'id="h1"')
    header = HEADER.replace("<ix:header>", f"<ix:header><ix:hidden>{hidden}</ix:hidden>")
    body = '<p>Chosen: <span style="-sec-ix-hidden:h1">yes</span></p>'
    passage = passage_of(one(tmp_path, body, header))
    assert (passage.note, marked(passage)) == (STANDS_FOR, "yes")


def test_a_fact_without_text_marks_its_line(tmp_path: Path) -> None:
    nil = number("", 'xsi:nil="true" id="n"')
    passage = passage_of(one(tmp_path, f"<table><tr><td>Nothing here</td><td>{nil}</td></tr></table>"))
    assert (passage.note, marked(passage)) == (EMPTY, "Nothing here")


def test_a_text_is_shown_from_its_beginning_with_its_continuation(tmp_path: Path) -> None:
    first = words("<p>First part.</p>", 'continuedAt="c1" escape="true"')
    body = (
        f"<div>{first}</div><p>Apart</p>"
        f'<ix:continuation id="c1"><p>Second part, of {number("5")}.</p></ix:continuation>'
    )
    passage = passage_of(one(tmp_path, body))
    assert said(passage.html) == "First part. Second part, of 5."
    assert links(passage) == {1: "5"}
    assert 'class="bar"' in passage.html
    assert not passage.note


def test_a_continuation_that_leads_back_ends(tmp_path: Path) -> None:
    first = words("<p>First.</p>", 'continuedAt="c1"')
    body = f'<div>{first}</div><ix:continuation id="c1" continuedAt="c1"><p>Second.</p></ix:continuation>'
    assert said(passage_of(one(tmp_path, body)).html) == "First. Second."


def test_a_long_text_is_cut_with_a_word(tmp_path: Path) -> None:
    body = words("".join(f"<p>Sentence {count} of a note.</p>" for count in range(2000)), 'escape="true"')
    passage = passage_of(one(tmp_path, body))
    assert passage.note == SHORTENED
    assert said(passage.html).startswith("Sentence 0 of a note.")
    assert len(passage.html) < 20_000


def test_a_fact_deep_in_a_long_paragraph_is_in_what_is_shown(tmp_path: Path) -> None:
    passage = passage_of(one(tmp_path, f"<p>{'before ' * 9000}{number('12')}{' after' * 9000}</p>"))
    assert marked(passage) == "12"
    text = said(passage.html)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 7_000


def test_facts_within_facts_each_lead_to_themselves(tmp_path: Path) -> None:
    note = f"a note with {number('7')} in it"
    body = f"<p>Of {words(note)} and more.</p>"
    path = one(tmp_path, body)
    whole, inner = passage_of(path, 0), passage_of(path, 1)
    assert marked(whole) == "a note with 7 in it"
    assert marked(inner) == "7"
    assert links(inner) == {0: "in it"}


def test_facts_without_ids_of_one_line_are_told_apart(tmp_path: Path) -> None:
    path = one(tmp_path, f"<p>{number('1')} {number('2')} {number('3')}</p>")
    filing, source = opened(path)
    assert not filing.facts.element_ids
    assert [marked(source.passage(row)) for row in range(3)] == ["1", "2", "3"]


def test_facts_that_could_not_be_read_do_not_shift_the_others(tmp_path: Path) -> None:
    lost = number("2").replace('contextRef="c"', 'contextRef="nowhere"')
    path = one(tmp_path, f"<p>{number('1')} {lost} {number('3')}</p>")
    filing, source = opened(path)
    assert len(filing.facts) == 2
    assert marked(source.passage(1)) == "3"


def test_html_that_is_no_xml_is_shown_too(tmp_path: Path) -> None:
    body = f"<p>Broken<br>line of <b>{number('12')}</p><table><tr><td>Row<td>{number('34')}</table>"
    path = one(tmp_path, body)
    filing, source = opened(path)
    assert any("read as HTML" in problem.message for problem in filing.problems)
    assert [marked(source.passage(row)) for row in range(2)] == ["12", "34"]


def test_blank_lines_before_the_declaration_are_counted(tmp_path: Path) -> None:
    path = one(tmp_path, "\n\n<?xml version='1.0'?>\n" + page(f"<p>{number('12')}</p>"))
    (path / "a.htm").write_text("\n\n<?xml version='1.0'?>\n" + page(f"<p>{number('12')}</p>"))
    assert marked(passage_of(path)) == "12"


def test_each_fact_of_a_set_is_found_in_its_own_document(tmp_path: Path) -> None:
    path = folder(tmp_path / "set", a=page(f"<p>{number('1')}</p>"), b=page(f"<p>{number('2')}</p>", ""))
    _, source = opened(path)
    assert [(source.passage(row).place, marked(source.passage(row))) for row in range(2)] == [
        ("a.htm", "1"),
        ("b.htm", "2"),
    ]


@pytest.mark.parametrize("level", range(1, 5))
def test_deeply_nested_pages_are_no_trouble(tmp_path: Path, level: int) -> None:
    depth = 60 * level
    passage = passage_of(one(tmp_path, f"{'<div>' * depth}{number('12')}{'</div>' * depth}"))
    assert marked(passage) == "12"
