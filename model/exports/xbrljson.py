"""Turns a filing into an xBRL-JSON report, such that reading it gives the same facts in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from model.exports.oimfacts import Json, OimFacts
from model.filing import Filing
from model.readers.oim.own import NO_ENTRY_POINT
from model.readers.xbrl.naming import words_of

DOCUMENT_TYPE = "https://xbrl.org/2021/xbrl-json"


def write_json(filing: Filing, path: str) -> int:
    """Writes the filing as xBRL-JSON 1.0 (REC 2021-10-13) and says how many facts no other program will see.

    Those are facts whose period is open: in xBRL-JSON a fact without one is of all time, so they stand beside the
    report's facts, in a member of Crossfoot's own. What else xBRL-JSON has no place for (labels, how sure a placement
    is) stands in such members as well.
    """
    facts = OimFacts(filing)
    # Texts that were read from other forms may hold half signs, which UTF-8 has no bytes for.
    with open(path, "w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write('{\n"documentInfo": ')
        file.write(json.dumps(_head(filing, facts), ensure_ascii=False, indent=1))
        if facts.unplaced:
            _write_members(file, f"{facts.names.extras}:unplaced", (facts.member(row) for row in facts.unplaced))
        _write_members(file, "facts", _placed(facts))
        file.write("\n}\n")
    return len(facts.unplaced)


def _placed(facts: OimFacts) -> Iterator[tuple[str, Json]]:
    unplaced = set(facts.unplaced)
    yield from (facts.member(row) for row in range(len(facts)) if row not in unplaced)
    # Behind the facts: which notes there are is known when all of them are written.
    yield from facts.notes()


def _write_members(file: TextIO, name: str, members: Iterable[tuple[str, Json]]) -> None:
    file.write(f",\n{json.dumps(name)}: {{")
    separator = "\n"
    for key, fact in members:
        file.write(f"{separator}{json.dumps(key, ensure_ascii=False)}: {json.dumps(fact, ensure_ascii=False)}")
        separator = ",\n"
    file.write("\n}")


def _head(filing: Filing, facts: OimFacts) -> Json:
    """What the report says of itself, with what Crossfoot notes of its words."""
    names = facts.names
    own: Json = {
        "labels": _labels(filing, facts),
        "typed": sorted(facts.typed_axes),
        "inferred": {names.axis(axis): axis.basis or "" for axis in filing.axes if axis.inferred},
        "entity": facts.own_entity if facts.has_others else None,
    }
    return {
        "documentType": DOCUMENT_TYPE,
        "namespaces": names.namespaces,
        "taxonomy": list(filing.origin.entry_points) or [NO_ENTRY_POINT],
        **{f"{names.extras}:{key}": value for key, value in own.items() if value},
    }


def _labels(filing: Filing, facts: OimFacts) -> Json:
    """The labels that the names themselves do not tell."""
    names = facts.names
    words = [(word.name, word.label, names.concept(word)) for word in filing.concepts]
    words += [(word.name, word.label, names.axis(word)) for word in filing.axes]
    words += [(word.name, word.label, names.member(word)) for word in filing.members if not word.typed]
    return {qname: label for name, label, qname in words if label not in (name, words_of(name))}
