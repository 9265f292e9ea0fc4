"""Turns a concept into the lines of a card: labels in all roles and languages, definition, type, balance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.filing import Concept, Filing
from model.networks import STANDARD_LABEL, Label
from model.sheets.fact.entry import Entry

DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"
#: Roles whose text explains the concept; the others name it.
_EXPLAINS = ("documentation", "definitionGuidance", "commentaryGuidance", "disclosureGuidance", "measurementGuidance")
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_MANY = 24


def concept_entries(filing: Filing, concept: Concept) -> list[Entry]:
    """Labels, definition, type, balance and period type, as far as the taxonomy at hand states them."""
    labels = filing.taxonomy.labels.get(concept.name, ())
    element = filing.taxonomy.elements.get(concept.name)
    stated = (
        ("Type", (element.item_type if element else None) or concept.item_type),
        ("Balance", (element.balance if element else None) or concept.balance),
        ("Reported for", {"instant": "a date", "duration": "a period"}.get((element and element.period_type) or "")),
    )
    return [
        *_labels(label for label in labels if _kind(label) not in _EXPLAINS),
        *_definitions(labels, concept),
        *(Entry(name, value) for name, value in stated if value),
    ]


def role_words(role: str) -> str:
    """The role of a label in words: `standard`, `terse`, `period start`, `negated total`."""
    if role == STANDARD_LABEL:
        return "standard"
    words = [word.lower() for word in _WORD.findall(role.rpartition("/")[2])]
    return " ".join(words[:-1] if words[-1:] == ["label"] and len(words) > 1 else words)


def _labels(labels: Iterable[Label]) -> list[Entry]:
    """Each text once with all its roles, by language, standard labels first."""
    roles: dict[tuple[str, str], list[str]] = {}
    for label in sorted(labels, key=lambda label: (label.language, label.role != STANDARD_LABEL)):
        roles.setdefault((label.language, label.text), []).append(role_words(label.role))
    shown = list(roles.items())
    entries = [
        Entry("Label", text, detail=", ".join([*dict.fromkeys(said), language] if language else dict.fromkeys(said)))
        for (language, text), said in shown[:_MANY]
    ]
    if len(shown) > _MANY:
        entries.append(Entry("Label", f"and {len(shown) - _MANY:,} more"))
    return entries


def _definitions(labels: Sequence[Label], concept: Concept) -> list[Entry]:
    found = [label for label in labels if _kind(label) in _EXPLAINS]
    found.sort(key=lambda label: (label.role != DOCUMENTATION, label.language))
    if not found:
        return [Entry("Definition", concept.definition)] if concept.definition else []
    only = len(found) == 1
    return [
        Entry("Definition" if label.role == DOCUMENTATION else role_words(label.role).capitalize(), label.text)
        if only
        else Entry("Definition", label.text, detail=_where(label))
        for label in found
    ]


def _where(label: Label) -> str:
    parts = [] if label.role == DOCUMENTATION else [role_words(label.role)]
    return ", ".join([*parts, label.language] if label.language else parts)


def _kind(label: Label) -> str:
    return label.role.rpartition("/")[2]
