"""Turns the presentation of a section's role into how its tree is laid out: headings of lines, the order of members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from model.filing import Filing, Section
from model.readers.xbrl.naming import headings_in, label_of
from model.taxonomy.trees import children_of, names_below, roots_of


class Layout(NamedTuple):
    """The heading that each concept of a section stands under, and the place of each member that it presents, by id."""

    headings: Mapping[int, str | None]
    places: Mapping[int, int]


def layout_of(filing: Filing, section: Section) -> Layout:
    """The layout of a section; where no network presents it, the headings are those that the form gave.

    A concept may stand under another heading in each section, and members are listed as the section lists them: so a
    report shows the tables of its rendered pages.
    """
    arcs = filing.taxonomy.presentation.get(section.role or "", ())
    if not arcs:
        return Layout({code: concept.heading for code, concept in enumerate(filing.concepts)}, {})
    order = {name: place for place, name in enumerate(names_below(children_of(arcs), roots_of(arcs)))}
    codes = {concept.name: code for code, concept in enumerate(filing.concepts) if concept.name in order}
    above = headings_in(arcs, codes.keys(), {concept.name for concept in filing.concepts})
    return Layout(
        {codes[name]: label_of(filing.taxonomy, heading) for name, heading in above.items()},
        {code: order[member.name] for code, member in enumerate(filing.members) if member.name in order},
    )
