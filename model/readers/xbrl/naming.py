"""Turns the names of a filing into labels: those of its taxonomy, or else the names themselves as words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set

from model.building import FilingBuilder
from model.filing import Axis, Concept, Member
from model.networks import STANDARD_LABEL, Arc, Label, Taxonomy

DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"

#: What the SEC writes behind the labels of elements that are no lines.
_SEC_SUFFIX = re.compile(r"\s*\[(?:Axis|Member|Domain|Table|Line Items|Abstract|Roll Forward)\]\s*\Z", re.I)
_NAME_SUFFIX = re.compile(r"(?<=.)(?:Axis|Member|Domain|Table|LineItems|Abstract)\Z")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+(?:\.\d+)*")


def label_of(taxonomy: Taxonomy, name: str, role: str = STANDARD_LABEL) -> str:
    """The label of a concept, axis or member in a role, without the SEC's suffix; its name as words where it has none.

    The standard label stands in for a role that the name has no label in, and any label but the documentation for that.
    """
    labels = taxonomy.labels.get(name, ())
    chosen = (
        _in_role(labels, role)
        or _in_role(labels, STANDARD_LABEL)
        or preferred_language(label for label in labels if label.role != DOCUMENTATION)
    )
    return without_suffix(chosen.text) if chosen else words_of(name)


def documentation_of(taxonomy: Taxonomy, name: str) -> str | None:
    """What the taxonomy says that a name means."""
    chosen = _in_role(taxonomy.labels.get(name, ()), DOCUMENTATION)
    return chosen.text if chosen else None


def _in_role(labels: Iterable[Label], role: str) -> Label | None:
    """The `preferred_language` of the labels in a role, without a list of them: this runs several times a name."""
    first = None
    for label in labels:
        if label.role == role:
            if label.language[:2].lower() == "en":
                return label
            first = first or label
    return first


def preferred_language(labels: Iterable[Label]) -> Label | None:
    """The first English label, else the first of all."""
    listed = list(labels)
    return next((label for label in listed if label.language.lower().startswith("en")), listed[0] if listed else None)


def without_suffix(label: str) -> str:
    """A label without the SEC's ` [Axis]`, ` [Member]` and so on; with it where nothing else is there."""
    label = label.strip()
    return (_SEC_SUFFIX.sub("", label).strip() or label) if label.endswith("]") else label


def words_of(name: str) -> str:
    """The local part of a name, split at its capitals: `us-gaap:OperatingIncomeLoss` → `Operating income loss`."""
    local = name.rpartition(":")[2]
    words = [
        word if len(word) > 1 and word.isupper() else word.lower()
        for word in _WORD.findall(_NAME_SUFFIX.sub("", local))
    ]
    text = " ".join(words) or local
    return text[:1].upper() + text[1:]


def apply_taxonomy(builder: FilingBuilder, taxonomy: Taxonomy) -> None:
    """Gives the concepts, axes and members of a builder what the taxonomy says of them; no fact is added after this."""
    builder.taxonomy = taxonomy
    headings = _headings(taxonomy, {concept.name for concept in builder.concepts.items})
    builder.concepts.items[:] = [_concept(concept, taxonomy, headings) for concept in builder.concepts.items]
    builder.axes.items[:] = [
        Axis(axis.name, label_of(taxonomy, axis.name), axis.inferred, axis.basis) for axis in builder.axes.items
    ]
    builder.members.items[:] = [
        member if member.typed else Member(member.name, label_of(taxonomy, member.name))
        for member in builder.members.items
    ]


def _concept(concept: Concept, taxonomy: Taxonomy, headings: Mapping[str, str]) -> Concept:
    element = taxonomy.elements.get(concept.name)
    heading = headings.get(concept.name)
    return Concept(
        concept.name,
        label_of(taxonomy, concept.name),
        label_of(taxonomy, heading) if heading else None,
        element.item_type if element else None,
        element.balance if element else None,
        documentation_of(taxonomy, concept.name),
    )


def _headings(taxonomy: Taxonomy, reported: set[str]) -> dict[str, str]:
    """The heading of each reported name, in the first section that presents the name."""
    headings: dict[str, str] = {}
    for arcs in taxonomy.presentation.values():
        headings.update(headings_in(arcs, reported - headings.keys(), reported))
    return headings


def headings_in(arcs: Iterable[Arc], wanted: Set[str], reported: Set[str]) -> dict[str, str]:
    """The nearest line without facts above each wanted name that these arcs of a presentation place."""
    headings: dict[str, str] = {}
    parents: dict[str, str] = {}
    for arc in arcs:
        parents.setdefault(arc.target, arc.source)
    for name in parents.keys() & wanted:
        above: str | None = parents[name]
        passed = {name}
        while above is not None and above in reported and above not in passed:
            passed.add(above)
            above = parents.get(above)
        if above is not None and above not in reported:
            headings[name] = above
    return headings
