"""Which labels head a block, which are abstract lines, and which hold values."""

from __future__ import annotations

import pytest

from model.readers.textcopy.blocks import Entry, base_and_unit, display, read_blocks
from model.readers.textcopy.lines import Line, Shown
from model.readers.textcopy.values import Form, Value


def entries(*labels: str) -> list[Entry]:
    """Blocks of lines written as `Label` or `Label = value`."""
    lines = []
    for at, label in enumerate(labels, 1):
        name, _, value = label.partition(" = ")
        shown = [Shown(Value(Form.NUMBER, value), at)] if value else []
        lines.append(Line(name, at, shown))
    return read_blocks(lines)[0]


def told(*labels: str) -> list[tuple[tuple[str, ...], str | None, str]]:
    return [(each.members, each.heading, each.label) for each in entries(*labels)]


def test_a_page_without_headings_is_the_whole() -> None:
    assert told("Cash = 1", "Debt = 2") == [((), None, "Cash"), ((), None, "Debt")]


def test_brackets_make_a_heading() -> None:
    assert told("Total = 3", "A [Member]", "Total = 1", "B [Domain]", "Total = 2") == [
        ((), None, "Total"),
        (("A",), None, "Total"),
        (("B",), None, "Total"),
    ]


def test_parts_make_a_heading_and_tell_its_members() -> None:
    assert [each[0] for each in told("A", "Total = 1", "B [Member] | A", "Total = 2")] == [("A",), ("B", "A")]


def test_what_opens_the_other_blocks_tells_a_heading() -> None:
    found = told("Total = 9", "A [Member]", "Total = 1", "Plain program", "Total = 2")
    assert [each[0] for each in found] == [(), ("A",), ("Plain program",)]


def test_no_brackets_at_all() -> None:
    found = told("Revenue", "Total = 9", "Products", "Revenue", "Total = 5", "Services", "Revenue", "Total = 4")
    assert found == [(members, "Revenue", "Total") for members in ((), ("Products",), ("Services",))]


def test_no_brackets_and_no_whole() -> None:
    found = told("Products", "Revenue = 5", "Cost = 1", "Services", "Revenue = 4", "Cost = 2")
    assert [each[0] for each in found] == [("Products",)] * 2 + [("Services",)] * 2


def test_two_lists_that_share_a_label_are_no_blocks() -> None:
    found = told("Assets", "Other = 5", "Liabilities", "Other = 4")
    assert found == [((), "Assets", "Other"), ((), "Liabilities", "Other")]


def test_an_abstract_line_heads_the_lines_below_it() -> None:
    found = told("Current assets [Abstract]", "Cash = 1", "Other assets", "Land = 2")
    assert found == [((), "Current assets", "Cash"), ((), "Other assets", "Land")]


def test_a_line_without_values_is_neither_heading_nor_abstract() -> None:
    found = told(
        "Revenue", "Total = 1", "A [Member]", "Revenue", "Total", "Total | $ = 2", "B [Member]", "Revenue", "Total = 3"
    )
    assert [(each[0], each[1]) for each in found] == [((), "Revenue"), (("A",), "Revenue"), (("B",), "Revenue")]


def test_a_label_has_one_abstract_line_throughout() -> None:
    assert told("Revenue", "Total = 1", "A [Member]", "Total = 2")[1] == (("A",), "Revenue", "Total")


def test_blocks_without_values_still_tell_their_members() -> None:
    headings = read_blocks([Line("A [Member]", 1), Line("B [Member] | C [Member]", 2)])[1]
    assert headings == [("A",), ("B", "C")]


@pytest.mark.parametrize(
    ("label", "split"),
    [
        ("Total | $", ("Total", "$")),
        ("Total | ¥", ("Total", "¥")),
        ("Total | HK$", ("Total", "HK$")),
        ("Total | EUR", ("Total", "EUR")),
        ("Shares outstanding | shares", ("Shares outstanding", "shares")),
        ("EPS | $ / shares", ("EPS", "$ / shares")),
        ("Ownership | %", ("Ownership", "%")),
        ("Stores | store", ("Stores", "store")),
        ("Sales | Total | $", ("Sales | Total", "$")),
        ("Sales | Europe", ("Sales | Europe", None)),
        ("Total", ("Total", None)),
    ],
)
def test_the_unit_is_no_part_of_the_label(label: str, split: tuple[str, str | None]) -> None:
    assert base_and_unit(label) == split


def test_brackets_are_not_shown() -> None:
    shown = [display(f"X [{kind}]") for kind in ("Member", "Domain", "Axis", "Abstract", "Line Items", "Table")]
    assert shown == ["X"] * 6
    assert display("[Member]") == "[Member]"
