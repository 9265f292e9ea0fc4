"""Names made of labels: valid as QNames, and the label again."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from model.readers.oim.own import escaped, given_id, line_name, line_of, ncname, own_id, unescaped

#: A name in ASCII, where the definition of names is beyond doubt.
_ASCII_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*\Z")


@given(st.text())
def test_a_label_is_a_name_and_comes_back(label: str) -> None:
    name = escaped(label)
    assert ncname().match(name)
    assert "." not in name
    assert unescaped(name) == label


@given(st.text(st.characters(codec="ascii")))
def test_names_of_plain_labels_are_plain(label: str) -> None:
    assert _ASCII_NAME.match(escaped(label))


@given(st.none() | st.text(), st.text())
def test_a_line_keeps_its_heading(heading: str | None, label: str) -> None:
    assert line_of(line_name(heading, label)) == (heading, label)


def test_names_can_be_read() -> None:
    assert escaped("Non-revolving loans (net)") == "Non_2D_revolving-loans-_28_net_29_"
    assert escaped("1st half") == "_31_st-half"
    assert escaped("") == "__"
    assert unescaped("a_FFFFFF_b") == "ab"


def test_ids_that_were_given_are_not_the_filings_own() -> None:
    assert own_id(given_id("", 7)) is None
    assert own_id(given_id("f-7", 7)) == "f-7"
    assert own_id("f-7") == "f-7"
