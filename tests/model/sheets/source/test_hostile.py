"""Nothing of a page can run, load or lead out in its passage, and no page makes a passage large."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.model.readers.inline.pages import number, page
from tests.model.sheets.source.passages import folder, marked, passage_of, said

#: Every tag with its attributes that a passage may have.
_ALLOWED = re.compile(
    r"</?(?:table|tr|td|div|p|b|i|sup|sub|span|a|br)>"
    r'|<td(?: class="[a-z ]+")?(?: colspan="\d+")?(?: rowspan="\d+")?(?: width="\d+")?(?: valign="bottom")?>'
    r'|<(?:p|div)(?: class="line")?(?: align="(?:left|right|center)")?(?: style="margin-left:\d+px")?>'
    r'|<table(?: class="page")? cellspacing="0" cellpadding="0">'
    r'|<span class="(?:here|count)">|<a name="here">|<a class="fact" href="fact:\d+">'
)


def harmless(html: str) -> bool:
    return all(_ALLOWED.fullmatch(tag) for tag in re.findall(r"<[^>]*>?", html))


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)' onload='alert(2)'>click</p>",
        "<a href='javascript:alert(1)'>link</a>",
        "<a href='https://example.com/'>link</a>",
        "<img src='https://example.com/x.png' onerror='alert(1)'/>",
        "<div style=\"background:url('https://example.com/x.png')\">styled</div>",
        "<style>p { background: url(https://example.com/x.png) }</style>",
        "<link rel='stylesheet' href='https://example.com/x.css'/>",
        "<iframe src='https://example.com/'></iframe>",
        "<object data='x'><embed src='y'/></object>",
        "<svg onload='alert(1)'><image href='https://example.com/x.png'/></svg>",
        "<form action='https://example.com/'><input name='a'/><button>send</button></form>",
        "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
        "<p align='\"&gt;&lt;script&gt;' style='text-align:\"&gt;&lt;script&gt;; margin-left:9e9px'>styled</p>",
    ],
)
@pytest.mark.parametrize("place", ["paragraph", "table", "text"])
def test_what_could_load_or_run_is_left_out(tmp_path: Path, bad: str, place: str) -> None:
    body = {
        "paragraph": f"<div>before{bad}{number('12')}{bad}after</div>",
        "table": f"{bad}<table background='https://example.com/x.png'><tr><td>{bad}</td><td>{number('12')}</td></tr></table>",
        "text": f'<ix:nonNumeric name="a:N" contextRef="c" escape="true"><p>{number("12")}</p>{bad}</ix:nonNumeric>',
    }[place]
    passage = passage_of(folder(tmp_path / "one", a=page(body)), 0)
    assert "12" in said(passage.html)
    assert harmless(passage.html), passage.html
    assert "example.com" not in passage.html
    assert "alert" not in passage.html.replace(escape("<img src=x onerror=alert(1)>"), "")


def test_entities_stay_unresolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    document = page(f"<p>{number('12')} &x;</p>")
    document = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{document}'
    passage = passage_of(folder(tmp_path / "one", a=document))
    assert marked(passage) == "12"
    assert "secret" not in said(passage.html)


def test_a_long_table_is_shown_by_its_head_and_the_rows_around_the_fact(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Row {count}</td><td>{number(str(count))}</td></tr>" for count in range(10_000))
    path = folder(tmp_path / "one", a=page(f"<table><tr><th>Line</th><th>2022</th></tr>{rows}</table>"))
    passage = passage_of(path, 5_000)
    text = said(passage.html)
    assert marked(passage) == "5000"
    assert text.startswith("Line 2022 … 4,976 more rows … Row 4976 4976")
    assert text.endswith("Row 5024 5024 … 4,975 more rows …")
    assert len(passage.html) < 20_000


def test_wide_rows_and_wide_spans_are_bounded(tmp_path: Path) -> None:
    cells = "<td>x</td>" * 5_000
    body = f"<table><tr><td colspan='999999999' rowspan='99999'>{number('12')}</td></tr><tr>{cells}</tr></table>"
    passage = passage_of(folder(tmp_path / "one", a=page(body)))
    assert marked(passage) == "12"
    assert len(passage.html) < 20_000


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<p>", "</p>", "<td>", "</td>", "<tr>", "<table>", "</table>", "<b>", "<br>", "<script>", "<hr>"]
        ),
        _TEXT.map(escape),
        _TEXT.map(lambda text: f'<div style="{escape(text)}" onclick="{escape(text)}">'),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_PIECES, after=_PIECES)
def test_whatever_stands_around_it_the_passage_of_a_fact_is_harmless(tmp_path: Path, before: str, after: str) -> None:
    # Its own script swallows what follows, so the fact may be gone; what is shown is harmless all the same.
    body = f"{before}</script>{number('12')}{after}"
    passage = passage_of(folder(tmp_path / "one", a=page(body)))
    assert harmless(passage.html)
    assert marked(passage) == "12" or passage.note
