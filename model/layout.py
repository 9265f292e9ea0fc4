"""Turns the presentation of a section's role into how its tree is laid out: headings, order of members, labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from model.filing import Filing, Section
from model.networks import Arc
from model.readers.xbrl.naming import headings_in, label_of
from model.taxonomy.preferred import preferred_of
from model.taxonomy.trees import children_of, names_below, roots_of


class Layout(NamedTuple):
    """How a section lays out its lines.

    `headings` has the heading that each concept stands under, `places` the place of each member that the section
    presents, both by id; `labels` the label that the section prefers for a concept, axis or member, by name.
    """

    headings: Mapping[int, str | None]
    places: Mapping[int, int]
    labels: Mapping[str, str]

    def concept(self, filing: Filing, code: int) -> str:
        """The label of a concept in this section."""
        return self.labels.get(filing.concepts[code].name) or filing.concepts[code].label

    def axis(self, filing: Filing, code: int) -> str:
        """The label of an axis in this section."""
        return self.labels.get(filing.axes[code].name) or filing.axes[code].label

    def member(self, filing: Filing, code: int) -> str:
        """The label of a member in this section; a typed one is its value."""
        member = filing.members[code]
        return member.label if member.typed else self.labels.get(member.name) or member.label


def layout_of(filing: Filing, section: Section) -> Layout:
    """The layout of a section; where no network presents it, the headings are those that the form gave.

    A concept may stand under another heading in each section, and members are listed as the section lists them: so a
    report shows the tables of its rendered pages.
    """
    arcs = filing.taxonomy.presentation.get(section.role or "", ())
    if not arcs:
        return Layout({code: concept.heading for code, concept in enumerate(filing.concepts)}, {}, {})
    order = {name: place for place, name in enumerate(names_below(children_of(arcs), roots_of(arcs)))}
    codes = {concept.name: code for code, concept in enumerate(filing.concepts) if concept.name in order}
    above = headings_in(arcs, codes.keys(), {concept.name for concept in filing.concepts})
    labels = preferred_labels(filing, arcs)
    return Layout(
        {codes[name]: labels.get(heading) or label_of(filing.taxonomy, heading) for name, heading in above.items()},
        {code: order[member.name] for code, member in enumerate(filing.members) if member.name in order},
        labels,
    )


def in_words_of(filing: Filing, section: Section) -> Filing:
    """The same filing with the labels that a section prefers, for what is said beside its lines."""
    labels = preferred_labels(filing, filing.taxonomy.presentation.get(section.role or "", ()))
    if not labels:
        return filing
    return replace(
        filing,
        concepts=[
            concept._replace(label=labels[concept.name]) if concept.name in labels else concept
            for concept in filing.concepts
        ],
        axes=[axis._replace(label=labels[axis.name]) if axis.name in labels else axis for axis in filing.axes],
        members=[
            member._replace(label=labels[member.name]) if member.name in labels and not member.typed else member
            for member in filing.members
        ],
    )


def preferred_labels(filing: Filing, arcs: Iterable[Arc]) -> dict[str, str]:
    """The label that a presentation prefers for each name, where it first says one that holds at any moment."""
    labels: dict[str, str] = {}
    for arc in arcs:
        preferred = preferred_of(arc.preferred_label)
        at_a_moment = preferred.opening or preferred.closing
        if arc.preferred_label and not at_a_moment and arc.target in filing.taxonomy.labels:
            labels.setdefault(arc.target, label_of(filing.taxonomy, arc.target, preferred.role))
    # What is to be called nothing keeps the name that it has.
    return {name: label for name, label in labels.items() if label}
