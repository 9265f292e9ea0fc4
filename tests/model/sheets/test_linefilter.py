"""What a search and a sorted column leave of a tree, against plain ways to say the same."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.filing import Filing
from model.sheets.linefilter import ShownNodes, as_filed, every_node, matching_nodes, sorted_nodes
from model.sheets.linesheet import Arrangement, LineSheet, LineTree, line_sheet
from model.sheets.places import LABEL, Place, column_count, facts_at
from tests.filings import Fact, filing_of

FACTS = st.builds(
    Fact,
    st.sampled_from(["1", "-25", "3.5", "100000000000000000000000", None]),
    st.dictionaries(st.sampled_from("AB"), st.sampled_from("xyZ"), max_size=2),
    st.integers(2020, 2022),
    st.sampled_from(["Revenue", "Cost"]),
    st.just("iso4217:EUR"),
    st.just(0),
)
FILINGS = st.lists(FACTS, min_size=1, max_size=20).map(filing_of)
SHEETS = st.tuples(FILINGS, st.sampled_from(Arrangement)).map(
    lambda drawn: (drawn[0], line_sheet(drawn[0], drawn[0].sections[0], None, drawn[1]))
)


def path(tree: LineTree, node: int) -> list[int]:
    nodes = [node]
    while tree.parent[nodes[-1]] >= 0:
        nodes.append(tree.parent[nodes[-1]])
    return nodes


@given(SHEETS, st.text("xyr ev", max_size=5), st.booleans())
def test_a_filter_keeps_matches_and_what_leads_to_them(
    drawn: tuple[Filing, LineSheet], words: str, only_first: bool
) -> None:
    _, sheet = drawn
    tree = sheet.tree
    mask = matching_nodes(sheet, words, (lambda line: line == sheet.lines[0]) if only_first else None)
    hits = {
        node
        for node in range(len(tree.label))
        if all(any(word in tree.label[at].lower() for at in path(tree, node)) for word in words.lower().split())
        and (not only_first or tree.line[node] == 0)
    }
    assert {node for node in range(len(tree.label)) if mask[node]} == {at for node in hits for at in path(tree, node)}


def key(filing: Filing, sheet: LineSheet, place: Place) -> tuple[int, Decimal | str]:
    """What a cell sorts by: amounts by their exact value before what is missing or nil."""
    if place.column == LABEL:
        return 0, sheet.tree.label[place.node].casefold()
    value = next((filing.value(row) for row in facts_at(sheet, place)), None)
    return (2, Decimal(0)) if value is None else (0, value)


@given(SHEETS, st.data(), st.booleans())
def test_sorting_orders_siblings_and_keeps_equals_as_filed(
    drawn: tuple[Filing, LineSheet], data: st.DataObject, descending: bool
) -> None:
    filing, sheet = drawn
    tree = sheet.tree
    column = data.draw(st.integers(LABEL, column_count(sheet) - 1))
    nodes = ShownNodes(tree, every_node(tree), sorted_nodes(filing, sheet, column, descending=descending))
    for parent in range(-1, len(tree.label)):
        shown = [nodes.child(parent, row) for row in range(nodes.child_count(parent))]
        keys = {node: key(filing, sheet, Place(node, column)) for node in shown}
        # Python keeps equals in their order both ways, and a second sort keeps the first where it is equal.
        filed = sorted(shown)
        by_value = sorted(filed, key=lambda node: keys[node][1], reverse=descending)
        assert shown == sorted(by_value, key=lambda node: keys[node][0])
        assert [nodes.row(node) for node in shown] == list(range(len(shown)))


@given(SHEETS)
def test_without_filter_and_sorting_every_node_stands_where_the_tree_puts_it(drawn: tuple[Filing, LineSheet]) -> None:
    tree = drawn[1].tree
    nodes = ShownNodes(tree, every_node(tree), as_filed(tree))
    assert len(nodes) == len(tree.label)
    for number in range(len(tree.label)):
        assert number in nodes
        assert nodes.row(number) == tree.row[number]
        assert nodes.child(tree.parent[number], tree.row[number]) == number
        assert nodes.child_count(number) == tree.child_count[number]
    assert nodes.child_count(-1) == tree.top_count
