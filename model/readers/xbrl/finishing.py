"""Turns the facts of a report and its taxonomy into the finished words of the filing: entity, labels and sections."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.building import FilingBuilder
from model.filing import WHOLE, Origin
from model.networks import Taxonomy
from model.readers.xbrl.contexts import ContextTable
from model.readers.xbrl.naming import apply_taxonomy
from model.readers.xbrl.sections import add_sections
from model.taxonomy.names import Names

#: The concepts that hold the name of the reporting entity, by their local names: SEC, IFRS, EDINET, United Kingdom.
_ENTITY_NAMES = (
    "EntityRegistrantName",
    "NameOfReportingEntityOrOtherMeansOfIdentification",
    "FilerNameInEnglishDEI",
    "FilerNameInJapaneseDEI",
    "EntityCurrentLegalOrRegisteredName",
)


def finish_report(
    builder: FilingBuilder, contexts: ContextTable, names: Names, taxonomy: Taxonomy, entry_points: Sequence[str]
) -> None:
    """Completes a builder that holds every fact of a report; `entry_points` are the hrefs of its schemas."""
    scheme, identifier = contexts.identifier or (None, None)
    builder.origin = Origin(dict(names.namespaces), tuple(entry_points), scheme, identifier)
    builder.entity = _entity_name(builder) or identifier or builder.entity
    apply_taxonomy(builder, taxonomy)
    add_sections(builder, taxonomy)


def _entity_name(builder: FilingBuilder) -> str | None:
    """The name that the report gives its entity, preferably not that of one member (a subsidiary that files along)."""
    codes = {concept.name.rpartition(":")[2]: code for code, concept in enumerate(builder.concepts.items)}
    whole = builder.dims.place(WHOLE)
    for name in _ENTITY_NAMES:
        if name in codes:
            rows = np.flatnonzero(builder.column("concept") == codes[name])
            texts = builder.column("text")[rows]
            dims = builder.column("dims")[rows]
            stated = [*texts[(texts >= 0) & (dims == whole)], *texts[texts >= 0]]
            if stated:
                return " ".join(builder.strings.items[int(stated[0])].split())
    return None
