"""Turns the prefixes of several filings into one set, in which versions of a taxonomy are one and the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: The protocol, and a year or date between the words of a namespace: what tells one version from the next.
_VERSION = re.compile(r"\Ahttps?://|(?<=[/#_.-])(?:19|20)\d\d(?:-?[01]\d(?:-?[0-3]\d)?)?(?=[/#_.-]|\Z)")
_GAPS = re.compile(r"[/#_.-]+")
_MEASURE_PREFIX = re.compile(r"(?<![^\s()*/])([^\s:()*/]+):")


def stem(uri: str) -> str:
    """A namespace or a role without what changes from year to year: `fasb org us-gaap` of any year's."""
    return _GAPS.sub(" ", _VERSION.sub("", uri)).strip().lower()


class Renaming:
    """The names of one filing as the joined one writes them."""

    def __init__(self, changed: Mapping[str, str]) -> None:
        self._changed = changed

    @property
    def changes(self) -> bool:
        """Whether any name is written otherwise."""
        return bool(self._changed)

    def name(self, name: str) -> str:
        """A QName with the joined prefix; any other name as it is."""
        prefix, colon, local = name.partition(":")
        return f"{self._changed[prefix]}:{local}" if colon and prefix in self._changed else name

    def unit(self, name: str) -> str:
        """A unit with the joined prefixes of its measures."""
        return _MEASURE_PREFIX.sub(lambda match: f"{self._changed.get(match[1], match[1])}:", name)


class Prefixes:
    """The prefixes of the joined filing; the filing that is taken first has its own."""

    def __init__(self) -> None:
        self.namespaces: dict[str, str] = {}
        self._by_stem: dict[str, str] = {}

    def take(self, namespaces: Mapping[str, str]) -> Renaming:
        """How the names of another filing are written.

        A namespace is known by its stem. One that is not known is that of the same prefix, unless the filing has that
        one too: a company may have moved to another domain.
        """
        own: dict[str, str] = {}
        for prefix, namespace in namespaces.items():
            known = self._by_stem.get(stem(namespace))
            if known is not None and known not in own.values():
                own[prefix] = known
        taken = set(own.values())
        for prefix, namespace in namespaces.items():
            if prefix not in own:
                own[prefix] = _free(prefix, taken)
                taken.add(own[prefix])
                self.namespaces.setdefault(own[prefix], namespace)
                self._by_stem.setdefault(stem(namespace), own[prefix])
        return Renaming({prefix: joined for prefix, joined in own.items() if prefix != joined})


def _free(wish: str, taken: set[str]) -> str:
    prefix, number = wish, 2
    while prefix in taken:
        prefix, number = f"{wish}{number}", number + 1
    return prefix
