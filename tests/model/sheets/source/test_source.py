"""A passage comes from the same closed set of files as its fact, packed or not, and says when they have changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.errors import FilingError
from model.files import MemoryFiles
from model.readers.opening import read_text
from model.readers.xbrl.reader import read as read_instance
from model.sheets.source.source import NO_LINE, NO_PAGE, NO_SOURCE, PageFile, Source
from tests.model.readers.inline.pages import number, page
from tests.model.sheets.source.passages import folder, links, marked, opened, packed, passage_of, said
from tests.real import real

SAMPLE = Path(__file__).parents[4] / "resources" / "sample" / "disclosure.txt"

INSTANCE = """<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:a="http://example.com/a"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217">
<context id="c"><entity><identifier scheme="http://example.com">E</identifier></entity>
<period><instant>2022-12-31</instant></period></context>
<unit id="u"><measure>iso4217:EUR</measure></unit>
<a:Revenue contextRef="c" unitRef="u" decimals="0" id="f1">12</a:Revenue>
</xbrl>"""


def two(tmp_path: Path) -> list[Path]:
    inside = folder(tmp_path / "in", a=page(f"<p>{number('1')}</p>"), b=page(f"<p>{number('2')}</p>", ""))
    return sorted(inside.iterdir())


def test_an_archive_is_read_again_and_never_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "filing.zip", *two(tmp_path))
    _, source = opened(path)
    assert [marked(source.passage(row)) for row in range(2)] == ["1", "2"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["filing.zip", "in"]


def test_an_archive_in_an_archive_and_in_a_folder(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", *two(tmp_path))
    assert marked(passage_of(packed(tmp_path / "outer.zip", inner), 1)) == "2"
    apart = tmp_path / "apart"
    apart.mkdir()
    packed(apart / "inner.zip", *two(tmp_path))
    assert marked(passage_of(apart, 1)) == "2"


def test_a_document_beside_an_archive_is_not_taken_for_the_one_in_it(tmp_path: Path) -> None:
    path = packed(tmp_path / "filing.zip", *two(tmp_path))
    (tmp_path / "a.htm").write_text(page(f"<p>{number('99')}</p>"))
    assert marked(passage_of(path)) == "1"


def test_a_submission(tmp_path: Path) -> None:
    path = tmp_path / "submission.txt"
    document = page(f"<p>{number('12')}</p>")
    path.write_text(
        f"<SUBMISSION>\n<DOCUMENT>\n<TYPE>10-K\n<FILENAME>a.htm\n<TEXT>\n<XBRL>\n{document}\n</XBRL>\n</TEXT>\n</DOCUMENT>\n"
    )
    passage = passage_of(path)
    assert (passage.place, marked(passage)) == ("a.htm", "12")


@pytest.mark.parametrize("change", ["written", "gone"])
def test_a_file_that_changed_since_is_said_to_have(tmp_path: Path, change: str) -> None:
    path = folder(tmp_path / "one", a=page(f"<p>{number('1')}</p>")) / "a.htm"
    _, source = opened(path)
    if change == "gone":
        path.unlink()
    else:
        path.write_text(page(f"<p>Now longer: {number('1')}</p>"))
    passage = source.passage(0)
    assert passage.note == "a.htm has changed since it was read. Open it again to see where its facts stand."
    assert not passage.html


def test_what_was_parsed_is_kept(tmp_path: Path) -> None:
    path = folder(tmp_path / "one", a=page(f"<p>{number('1')} {number('2')}</p>")) / "a.htm"
    _, source = opened(path)
    source.passage(0)
    path.unlink()
    assert marked(source.passage(1)) == "2"


def test_an_instance_shows_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(INSTANCE)
    passage = passage_of(path)
    assert passage.place == "report.xml, line 6"
    assert marked(passage) == '<a:Revenue contextRef="c" unitRef="u" decimals="0" id="f1">12</a:Revenue>'
    assert "5 <unit id=" in said(passage.html).replace("\N{NO-BREAK SPACE}", " ")


def test_an_extracted_instance_is_shown_by_the_document_beside_it(tmp_path: Path) -> None:
    (tmp_path / "e_htm.xml").write_text(INSTANCE)
    phones = number("12", 'id="f1" decimals="0"')
    (tmp_path / "e.htm").write_text(page(f"<p>We sold {phones} phones.</p>"))
    _, source = opened(tmp_path / "e_htm.xml")
    passage = source.passage(0)
    assert (passage.place, marked(passage), source.page_name(0)) == ("e.htm", "12", "e.htm")


def test_a_document_beside_an_instance_that_has_not_its_facts_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "e_htm.xml").write_text(INSTANCE)
    (tmp_path / "e.htm").write_text("<html><body>Nothing tagged</body></html>")
    assert passage_of(tmp_path / "e_htm.xml").place == "e_htm.xml, line 6"


def test_a_text_copy_shows_its_lines_from_the_disk_and_pasted() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    pasted = Source(read_text(text, "clipboard"), None, text).passage(0)
    read = passage_of(SAMPLE)
    assert marked(read) == marked(pasted) == "| ¥ 561,667"
    assert read.place == "disclosure.txt, line 13"


def test_a_pasted_table_is_shown_as_the_browser_has_it() -> None:
    html = (
        "<table><tr><th>Sales - USD ($)</th><th>Dec. 31, 2022</th></tr><tr><td>Phones</td><td>12</td></tr>"
        "<tr><td>Tablets</td><td>34</td></tr></table>"
    )
    filing = read_text(html, "clipboard")
    source = Source(filing, None, "Sales\tDec. 31, 2022\nPhones\t12", html)
    assert [marked(source.passage(row)) for row in range(len(filing.facts))] == ["12", "34"]


def test_what_was_pasted_and_not_kept_is_said(tmp_path: Path) -> None:
    files = MemoryFiles("x", {"x": INSTANCE.encode()})
    source = Source(read_instance(files, "x", lambda _: None), None)
    assert source.passage(0).note == NO_SOURCE
    assert source.page_name(0) is None
    with pytest.raises(FilingError, match=NO_PAGE):
        source.page_file(0, str(tmp_path))


def test_a_form_without_lines_says_so(tmp_path: Path) -> None:
    fact = {"end": "2022-12-31", "val": 5, "accn": "0-1", "fy": 2022, "fp": "FY", "form": "10-K", "filed": "2023-02-01"}
    facts = {"us-gaap": {"Assets": {"label": "Assets", "description": "", "units": {"USD": [fact]}}}}
    path = tmp_path / "CIK1.json"
    path.write_text(json.dumps({"cik": 1, "entityName": "E", "facts": facts}))
    assert passage_of(path).note == NO_LINE


def test_a_page_on_the_disk_is_opened_where_it_stands(tmp_path: Path) -> None:
    path = folder(tmp_path / "one", a=page(number("1", 'id="f1" decimals="0"')))
    _, source = opened(path)
    assert source.page_file(0, str(tmp_path)) == PageFile(str(path / "a.htm"), "f1")


def test_a_page_in_an_archive_is_copied_and_never_over_another(tmp_path: Path) -> None:
    path = packed(tmp_path / "filing.zip", *two(tmp_path))
    _, source = opened(path)
    copies = tmp_path / "copies"
    copies.mkdir()
    first, again = (source.page_file(1, str(copies)) for _ in range(2))
    assert first.path != again.path
    assert Path(first.path).read_bytes() == (tmp_path / "in" / "b.htm").read_bytes()
    assert copies in Path(first.path).parents
    assert first.fragment == ""


def test_the_sheet_and_row_of_a_workbook_are_said_in_words() -> None:
    passage = passage_of(real("aapl-10q-2025q2", "Financial_Report.xlsx"))
    assert passage.note == "In row 4 of the sheet “Cover Page” of Financial_Report.xlsx."


def test_a_rendered_page_shows_its_table() -> None:
    passage = passage_of(real("aapl-10q-2025q2", "R4.htm"))
    assert marked(passage) == "$ 28,162"
    assert links(passage)[1] == "$ 29,943"


@pytest.mark.parametrize(
    "name", ["aapl-10q-2025q2", "wk-10q-2022q1.zip", "wk-10q-2022q2", "wk-10q-2022q2/wk-20220630_htm.xml"]
)
def test_every_fact_of_a_real_filing_is_marked_or_hidden(name: str) -> None:
    filing, source = opened(real(*name.split("/")))
    for row in range(0, len(filing.facts), 7):
        passage = source.passage(row)
        assert 'name="here"' in passage.html or "hidden" in passage.note
        value = filing.value(row)
        if value and not passage.note and marked(passage):
            shown = "".join(sign for sign in marked(passage) if sign.isdecimal()).strip("0")
            assert not shown or shown == "".join(map(str, value.as_tuple().digits)).strip("0")
