"""Which label a link names, and who the others are."""

from __future__ import annotations

import pytest

from model.networks import Label, Taxonomy
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.members import MemberBook, likeness, typed_value
from model.readers.sec.rendered.openaxes import OpenAxes
from model.readers.sec.rendered.sheet import Pair

LEVEL = ("us-gaap_LevelAxis", "us-gaap_FairValueInputsLevel2Member")
FUNDS = ("us-gaap_KindAxis", "us-gaap_MoneyMarketFundsMember")


@pytest.mark.parametrize(("link", "other"), [(FUNDS, LEVEL), (LEVEL, FUNDS)])
def test_the_link_names_the_label_that_is_like_its_member(link: Pair, other: Pair) -> None:
    book = MemberBook(Lexicon())
    assert book.resolve(["Money market funds", "Level 2"], link, dict.fromkeys([other]), None) == [FUNDS, LEVEL]


def test_nothing_like_it_stays_open() -> None:
    book = MemberBook(Lexicon())
    link, same, other = ("a_Axis", "a_X1Member"), ("a_Axis", "a_TwoMember"), ("b_Axis", "b_TwoMember")
    assert book.resolve(["One", "Two"], link, {same: None}, None) == [link, None]
    assert book.resolve(["One", "Two"], link, {other: None}, None) == [link, other]


def test_a_label_that_is_two_members_is_the_one_of_this_page() -> None:
    book = MemberBook(Lexicon())
    first, second = ("a_RegionAxis", "a_OtherMember"), ("a_ProductAxis", "a_OtherProductMember")
    book.learn("Other", first)
    book.learn("Other", second)
    assert book.resolve(["Other"], None, dict.fromkeys([second]), None) == [second]
    assert book.resolve(["Other"], None, {}, None) == [first]


def test_the_one_axis_of_a_role() -> None:
    taxonomy = Taxonomy(labels={"a:NorthMember": [Label("label", "en", "North [Member]")]})
    presented = {"a:RegionAxis": ["r"], "a:OtherAxis": ["s"], "a:ThirdAxis": ["s"]}
    book = MemberBook(Lexicon(taxonomy, presented))
    assert book.resolve(["North"], None, {}, "r") == [("a_RegionAxis", "a_NorthMember")]
    assert book.resolve(["North"], None, {}, "s") == [None]
    assert book.resolve(["North"], None, {}, None) == [None]


@pytest.mark.parametrize(
    ("label", "raw", "expected"),
    [
        ("Level 2", "us-gaap_FairValueInputsLevel2Member", 1.0),
        ("Money market funds", "us-gaap_MoneyMarketFundMember", 1.0),
        ("U.S. agency securities", "us-gaap_AgencySecuritiesMember", 0.5),
        ("Products", "us-gaap_ServiceMember", 0.0),
        ("", "us-gaap_ServiceMember", 0.0),
    ],
)
def test_likeness(label: str, raw: str, expected: float) -> None:
    assert likeness(label, raw) == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize(
    ("label", "pair", "value"),
    [
        ("Start [Axis]: 2025-03-30", ("a_Axis", "2025-03-30"), "2025-03-30"),
        ("Anything", ("a_Axis", "17"), "17"),
        ("Anything", ("a_Axis", "a_NorthMember"), None),
    ],
)
def test_typed(label: str, pair: Pair, value: str | None) -> None:
    assert typed_value(label, pair) == value


def test_open_axes_never_mix_two_of_one_page() -> None:
    axes = OpenAxes()
    axes.add(0, "One", ("Funds", "Level 1"))
    axes.add(0, "One", ("Bonds", "Level 1"))
    axes.add(1, "Two", ("Level 1",))
    axes.add(2, "Three", ("Funds",))
    axes.add(2, "Three", ("Level 1",))
    axes.settle()
    kinds, levels = (axis for axis, _ in axes.pairs(0, ("Funds", "Level 1")))
    assert kinds.name != levels.name
    assert axes.pairs(0, ("Bonds", "Level 1"))[0][0] == kinds
    assert axes.pairs(1, ("Level 1",))[0][0] == levels
    # A page on which both look like one axis belongs to neither.
    assert axes.pairs(2, ("Funds",))[0][0] not in (kinds, levels)
    assert axes.pairs(0, ()) == []
