"""Which members stand on which axis, and what the axes are called."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.readers.textcopy.axes import Placed, place_members
from model.readers.textcopy.names import name_axes, phrases


def placed(*headings: str) -> Placed:
    return place_members([tuple(heading.split("|")) for heading in headings])


def test_no_members_no_axes() -> None:
    assert place_members([()]).members == []
    assert place_members([]).pairs == {(): ()}


def test_members_that_never_stand_together_share_an_axis() -> None:
    assert placed("A", "B", "C").members == [["A", "B", "C"]]


def test_members_that_stand_together_do_not() -> None:
    found = placed("X", "Y", "A", "A|X", "A|Y", "B", "B|X")
    assert found.members == [["A", "B"], ["X", "Y"]]
    assert found.pairs["X",] == ((1, "X"),)
    assert found.pairs["B", "X"] == ((0, "B"), (1, "X"))


def test_a_member_that_stands_alone_goes_with_its_neighbours() -> None:
    assert placed("X", "Y", "Z", "A", "A|X", "A|Y").members == [["A"], ["X", "Y", "Z"]]
    assert placed("X", "A", "A|X", "B").members == [["A", "B"], ["X"]]
    assert placed("Z", "X", "A", "A|X").members == [["A"], ["Z", "X"]]


def test_a_label_beside_itself_is_two_members() -> None:
    found = placed("Other|Other", "A|Other", "Other|X")
    assert found.members == [["Other", "A"], ["Other", "X"]]
    assert found.pairs["Other", "Other"] == ((0, "Other"), (1, "Other"))


def test_a_label_on_either_axis_is_two_members_where_that_spares_an_axis() -> None:
    assert placed("A|X", "A|Other", "Other|X").members == [["A", "Other"], ["X", "Other"]]


def test_a_label_of_two_axes_alone_goes_with_its_neighbours() -> None:
    headings = ["X", "Other", "A", "A|X", "A|Other", "Other|X", "Other|Other"]
    assert placed(*headings).pairs["Other",] == ((1, "Other"),)


def test_three_axes_of_which_two_show_at_a_time() -> None:
    found = placed("A|X|1", "B|X", "B|2", "X|2", "Y|1", "A|Y")
    assert found.members == [["A", "B"], ["X", "Y"], ["1", "2"]]


def test_a_member_with_room_goes_with_its_neighbours() -> None:
    assert placed("A|X|1", "Y|1", "A|1").members[1] == ["X", "Y"]


def test_headings_whose_orders_disagree_go_by_position() -> None:
    found = placed("A|B", "B|A", "C|D", "D|C")
    assert len(found.members) == 2
    assert found.pairs["B", "A"] == ((0, "B"), (1, "A"))


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 3), st.randoms(use_true_random=False))
def test_grids_come_back(first: int, second: int, third: int, rng: object) -> None:
    axes = [[f"{letter}{at}" for at in range(size)] for letter, size in zip("ABC", (first, second, third), strict=True)]
    combined = ["|".join(each) for each in itertools.product(*axes)]
    singles = [label for axis in axes for label in axis]
    assert placed(*singles, *combined).members == axes


@example([("A", "A"), ("A", "B"), ("B", "A"), ("A", "B", "B")])
@given(st.lists(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=3).map(tuple), max_size=8))
def test_whatever_the_headings_no_axis_is_taken_twice(headings: list[tuple[str, ...]]) -> None:
    found = place_members(headings)
    for heading in headings:
        pairs = found.pairs[heading]
        assert [label for _, label in pairs] == list(heading)
        assert len({axis for axis, _ in pairs}) == len(heading)
        assert all(label in found.members[axis] for axis, label in pairs)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (
            "Disaggregation by types of revenues and revenue by product offerings",
            ["types of revenues", "product offerings"],
        ),
        ("Revenue by segment and geography (Details)", ["segment", "geography"]),
        ("Revenue by geographic area - USD", ["geographic area - USD"]),
        ("Revenue, by product, region", ["product", "region"]),
        ("Revenue", []),
    ],
)
def test_phrases_of_a_title(title: str, found: list[str]) -> None:
    assert phrases(title) == found


def test_names_come_from_the_title_by_shared_words() -> None:
    members = [["Card services", "Loan services"], ["Segment East", "Segment West"]]
    axes = name_axes("Revenue by segment and by service", members)
    assert [axis.name for axis in axes] == ["Service", "Segment"]
    assert all(axis.inferred and axis.basis and "by" in axis.basis for axis in axes)


def test_one_phrase_left_names_the_axis_left() -> None:
    assert [axis.name for axis in name_axes("Revenue by region", [["China", "France"]])] == ["Region"]
    two = name_axes("Revenue by region and product", [["Red product", "Blue product"], ["China", "France"]])
    assert [axis.name for axis in two] == ["Product", "Region"]


def test_else_a_word_most_members_share_names_it() -> None:
    axes = name_axes(
        "Revenue", [["Card services", "Loan services", "Rent"], ["Bank services", "Card services"], ["A", "B"]]
    )
    assert [axis.name for axis in axes] == ["Services", "Axis 2", "Axis 3"]
    assert len({axis.basis for axis in axes}) == 2


@given(st.text(max_size=60), st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), max_size=7))
def test_every_axis_gets_a_name_of_its_own(title: str, members: list[list[str]]) -> None:
    axes = name_axes(title, members)
    assert len({axis.name for axis in axes}) == len(members)
    assert all(axis.name for axis in axes)
