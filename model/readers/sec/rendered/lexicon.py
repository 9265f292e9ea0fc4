"""Turns the labels on pages, with the taxonomy at hand, into what they mean: a turned sign, an opening, a member."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from model.networks import NO_TAXONOMY, STANDARD_LABEL, Role, Taxonomy
from model.readers.xbrl.naming import DOCUMENTATION, without_suffix
from model.taxonomy.dimensions import members_in_definition
from model.taxonomy.trees import children_of, names_below, roots_of

#: Units of the registry (UTR) that pages of the SEC show by words, so that they are not the filer's own.
_UTR = frozenset(("acre", "bbl", "bcf", "boe", "ft", "gal", "ha", "hp", "kg", "kwh", "lb", "mboe", "mcf", "mi"))
_UTR |= frozenset(("mmbtu", "mmcf", "mwh", "oz", "sqft", "sqm", "sqmi", "t", "ton", "tonne", "y", "d", "rate"))

#: Prefixes of the taxonomies that filings to the SEC share.
_SHARED = frozenset(("us-gaap", "ifrs-full", "dei", "srt", "ecd", "country", "currency", "exch", "invest", "naics"))
_SHARED |= frozenset(("sic", "stpr", "cyd", "rxp", "oef", "vip", "rr", "cef", "fnd", "ffd", "snj", "sro", "spac"))
_DASH = re.compile(" - ")
_KIND = re.compile(r"\((?:Details|Tables|Policies|Parenthetical)")
_NO_LINE = ("Member", "Domain", "Axis", "Table", "LineItems", "Abstract")


class Lexicon:
    """A taxonomy asked by what pages show.

    `presented` adds the roles of each name where there are no networks; `own_prefix` is that of the filer's own names.
    """

    def __init__(
        self,
        taxonomy: Taxonomy = NO_TAXONOMY,
        presented: Mapping[str, Collection[str]] | None = None,
        own_prefix: str | None = None,
    ) -> None:
        self.taxonomy = taxonomy
        self._own_prefix = own_prefix or _own_prefix(taxonomy)
        self._presented = presented or {}
        self._preferred: dict[tuple[str, str], set[str]] = {}
        for role, arcs in taxonomy.presentation.items():
            for arc in arcs:
                roles = self._preferred.setdefault((role, arc.target), set())
                roles.add(arc.preferred_label or STANDARD_LABEL)
        self._members: dict[str, dict[str, None]] = {}
        for name, labels in taxonomy.labels.items():
            if name.endswith(("Member", "Domain")):
                for label in labels:
                    self._members.setdefault(without_suffix(label.text), {})[name] = None
        self._roles = {role.title: role for role in reversed(taxonomy.roles) if role.title}
        self._spoken: dict[str | None, dict[str, dict[str, set[str]]]] = {}
        self._axes: dict[str | None, dict[str, Collection[str] | None]] = {}

    def role_titled(self, title: str) -> Role | None:
        """The role whose page has this title, which may go on with what all of its rows share."""
        ends = [found.start() for found in _DASH.finditer(title)]
        for end in (len(title), *reversed(ends)):
            # What follows a role's title is never another one: `Debt` is not the role of `Debt - Terms (Details)`.
            if _KIND.search(title[end:]):
                return None
            if title[:end] in self._roles:
                return self._roles[title[:end]]
        return None

    def unit(self, name: str | None) -> str | None:
        """A unit that pages show by its bare word is the filer's own: standard ones are money, shares and numbers."""
        own = name and self._own_prefix and name.isalpha() and name.lower() not in _UTR
        return f"{self._own_prefix}:{name}" if own else name

    def label_roles(self, name: str, label: str, role: str | None) -> set[str]:
        """The label roles of a concept that this text could be, on the page of an extended role."""
        spoken = {each.role for each in self.taxonomy.labels.get(name, ()) if " ".join(each.text.split()) == label}
        preferred = self._preferred.get((role, name), set()) if role else set()
        return spoken & preferred or preferred or spoken

    def negated(self, name: str, label: str, role: str | None) -> bool | None:
        """Whether the label shows the value with the opposite sign; None where nothing tells."""
        return _agreed("negated" in each.casefold() for each in self.label_roles(name, label, role))

    def opens(self, name: str, label: str, role: str | None) -> bool | None:
        """Whether the label is that of a balance at the beginning of a period; None where nothing tells."""
        return _agreed("periodstart" in each.casefold() for each in self.label_roles(name, label, role))

    def concepts_named(self, label: str, heading: str | None, role: str | None) -> list[str]:
        """The concepts that a label stands for on the page of a role, of several those below this heading, in order.

        Where the role of a page is not known, all concepts of the taxonomy may stand on it.
        """
        if role not in self._spoken:
            self._spoken[role] = self._labels_of(role)
        names = self._spoken[role].get(label, {})
        if len(names) > 1 and heading is not None:
            return [name for name, above in names.items() if heading in above]
        return list(names)

    def _labels_of(self, role: str | None) -> dict[str, dict[str, set[str]]]:
        """The labels that the page of a role may show, the concepts that each stands for, the labels above these."""
        arcs = self.taxonomy.presentation.get(role, ()) if role else ()
        above: dict[str, set[str]] = {name: set() for name in names_below(children_of(arcs), roots_of(arcs))}
        above.update((name, set()) for name, roles in self._presented.items() if role in roles and name not in above)
        if role is None:
            above = {name: set() for name in self.taxonomy.labels}
        for arc in arcs:
            labels = self.taxonomy.labels.get(arc.source, ())
            above[arc.target].update(without_suffix(label.text) for label in labels)
        found: dict[str, dict[str, set[str]]] = {}
        for name, headings in above.items():
            if name.endswith(_NO_LINE):
                continue
            told = self._preferred.get((role, name)) if role else None
            for label in self.taxonomy.labels.get(name, ()):
                if label.role != DOCUMENTATION and (told is None or label.role in told):
                    found.setdefault(" ".join(label.text.split()), {})[name] = headings
        return found

    def has_label(self, name: str, label: str) -> bool:
        """Whether a name has this label in some role."""
        return any(" ".join(each.text.split()) == label for each in self.taxonomy.labels.get(name, ()))

    def members_named(self, label: str) -> list[str]:
        """The members that have this label."""
        return list(self._members.get(without_suffix(label), ()))

    def axes(self, role: str | None) -> Mapping[str, Collection[str] | None]:
        """The axes of an extended role, each with its members; None where these are not told."""
        if role not in self._axes:
            self._axes[role] = self._axes_of(role) if role else {}
        return self._axes[role]

    def _axes_of(self, role: str) -> dict[str, Collection[str] | None]:
        axes: dict[str, Collection[str] | None] = {
            name: None for name, roles in self._presented.items() if name.endswith("Axis") and role in roles
        }
        children = children_of(self.taxonomy.presentation.get(role, ()))
        for name in [source for source in children if source.endswith("Axis")]:
            axes[name] = names_below(children, (name,))[1:]
        for name, members in members_in_definition(self.taxonomy, role).items():
            axes[name] = [*(axes.get(name) or ()), *members]
        return axes


def _own_prefix(taxonomy: Taxonomy) -> str | None:
    """The one prefix of a taxonomy that is not shared."""
    own = {name.partition(":")[0] for name in taxonomy.labels} - _SHARED
    return own.pop() if len(own) == 1 else None


def _agreed(answers: Iterable[bool]) -> bool | None:
    found = set(answers)
    return found.pop() if len(found) == 1 else None
