"""Tests of namespaces without their versions."""

from __future__ import annotations

import pytest

from model.timeline.prefixes import Prefixes, stem


@pytest.mark.parametrize(
    "same",
    [
        ("http://fasb.org/us-gaap/2022", "http://fasb.org/us-gaap/2021-01-31", "https://fasb.org/us-gaap/2023/"),
        ("http://www.example.com/20220331", "http://www.example.com/20221231"),
        ("http://xbrl.ifrs.org/taxonomy/2022-03-24/ifrs-full", "http://xbrl.ifrs.org/taxonomy/2023-03-23/ifrs-full"),
        ("http://example.com/ex-20221231", "http://example.com/ex-20211231"),
        ("http://example.com/20220331/role/Balance", "http://example.com/20221231/role/balance"),
    ],
)
def test_versions_of_one_taxonomy_have_one_stem(same: tuple[str, ...]) -> None:
    assert len(set(map(stem, same))) == 1


def test_other_taxonomies_have_another_stem() -> None:
    uris = ("http://fasb.org/us-gaap/2022", "http://fasb.org/srt/2022", "http://example.com/2022", "urn:x:20")
    assert len(set(map(stem, uris))) == len(uris)


def test_units_take_the_joined_prefixes_of_their_measures() -> None:
    prefixes = Prefixes()
    prefixes.take({"ex": "http://example.com/2022"})
    renaming = prefixes.take({"co": "http://example.com/2021"})
    assert renaming.unit("(co:Ton*utr:m)/co:Customer") == "(ex:Ton*utr:m)/ex:Customer"
    assert renaming.name("co:Revenue") == "ex:Revenue"
    assert renaming.name("Note: co") == "Note: co"
