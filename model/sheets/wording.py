"""Turns ids of a filing and what was found into the words that a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from model.amounts import exact_product
from model.filing import WHOLE, Dimensions, Filing, Unit
from model.sheets.numbers import Scale, amount_text, number_text
from model.totals.causes.corrections import Correction
from model.totals.causes.slips import Cause
from model.totals.checks import Check
from model.totals.evidence import Evidence
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import Cell, cell_of
from model.totals.relations import ONE, Kind, Relation, Term
from model.totals.unchecked import Unchecked

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

CAUSE_WORDS = {
    Cause.UNIT: "tagged in another unit",
    Cause.SIGN: "wrong sign",
    Cause.SCALE: "wrong scale",
    Cause.TRANSPOSITION: "digits swapped",
    Cause.PERIOD: "another period's value",
    Cause.DIGIT: "one digit differs",
    Cause.DOUBLE_COUNT: "counted twice",
    Cause.MISSING: "a member is missing",
    Cause.DUPLICATE: "filed more than once",
    Cause.UNEXPLAINED: "another value",
}

_REASONS = {
    Cause.SIGN: "has the wrong sign",
    Cause.SCALE: "is off by a power of ten",
    Cause.TRANSPOSITION: "has two digits swapped",
    Cause.PERIOD: "repeats the amount of another period",
    Cause.DIGIT: "differs in one digit",
}
#: What is said instead where rounding explains as much.
ROUNDED = "differs by no more than rounding"

_BREAKDOWNS = {Kind.CALCULATION: "Calculation", Kind.SPANS: "Shorter periods", Kind.MOVEMENTS: "Roll-forward"}


def count_word(number: int) -> str:
    """A small count as a word, a larger one in digits."""
    return _COUNTS[number] if number < len(_COUNTS) else f"{number:,}"


def dimensions_label(filing: Filing, dimensions: Dimensions) -> str:
    """The members of a fact in words; empty for the whole."""
    return " · ".join(filing.members[member].label for _, member in dimensions)


def line_label(filing: Filing, concept: int, dimensions: Dimensions) -> str:
    """A line as it is named outside its tree: its members, or its concept where it is the whole."""
    return dimensions_label(filing, dimensions) or filing.concepts[concept].label


def whole_label(filing: Filing, concept: int, dimensions: Dimensions) -> str:
    """A line where nothing else tells of it: by its members and, where the filing has several concepts, its concept."""
    label = line_label(filing, concept, dimensions)
    if dimensions != WHOLE and len(filing.concepts) > 1:
        return f"{filing.concepts[concept].label}, {label}"
    return label


def cell_label(filing: Filing, cell: Cell) -> str:
    """What stands in a cell."""
    return whole_label(filing, cell.concept, cell.dims)


def breakdown_label(filing: Filing, relation: Relation) -> str:
    """By what a total is broken down: the axis, or the kind of relation."""
    return filing.axes[relation.axis].label if relation.kind is Kind.MEMBERS else _BREAKDOWNS[relation.kind]


def total_label(filing: Filing, check: Check) -> str:
    """A total and by what it is broken down: `Revenue by Segments`, `Assets (calculation)`."""
    label, by = cell_label(filing, check.total_cell), breakdown_label(filing, check.relation)
    return f"{label} by {by}" if check.relation.kind is Kind.MEMBERS else f"{label} ({by.lower()})"


def term_label(filing: Filing, check: Check, cell: Cell) -> str:
    """What a contributor is called in an equation: its member, its concept, or its period."""
    relation = check.relation
    if relation.kind is Kind.MEMBERS:
        return dimensions_label(filing, tuple(pair for pair in cell.dims if pair not in relation.fixed))
    if relation.kind is Kind.SPANS:
        return filing.periods[cell.period].label()
    if cell.concept == relation.concept and relation.kind is Kind.MOVEMENTS:
        return f"Opening balance, {filing.periods[cell.period].label()}"
    beyond = dimensions_label(filing, tuple(pair for pair in cell.dims if pair not in relation.dims))
    label = filing.concepts[cell.concept].label
    return f"{label}, {beyond}" if beyond else label


def contributor_label(filing: Filing, check: Check, term: Term) -> str:
    """What a contributor is called, with a word before it where it is taken off."""
    label = term_label(filing, check, term.cell)
    return f"less {label}" if term.weight < 0 else label


def contributors_phrase(filing: Filing, relation: Relation, count: int) -> str:
    """The contributors of a relation: `the five types of revenues`, `the three items of its calculation`."""
    if relation.kind is Kind.MEMBERS:
        return _members_phrase(filing, relation, count)
    if relation.kind is Kind.CALCULATION:
        return f"the {count_word(count)} item{'s' * (count != 1)} of its calculation"
    if relation.kind is Kind.SPANS:
        return f"the {count_word(count)} shorter periods"
    return f"the opening balance and {count_word(count - 1)} movement{'s' * (count != 2)}"


def _members_phrase(filing: Filing, relation: Relation, count: int) -> str:
    label = filing.axes[relation.axis].label
    if count == 1:
        return f"the one member of {label}"
    lower = label[:1].lower() + label[1:] if label[1:2].islower() else label
    if label.split(" ")[0].endswith("s") or label.endswith("s"):
        return f"the {count_word(count)} {lower}"
    return f"the {count_word(count)} members of {label}"


def finding_message(filing: Filing, finding: Finding, scale: Scale) -> str:
    """The one sentence that says what is wrong and what would mend it."""
    if isinstance(finding, FactFinding):
        return _of_fact(filing, finding, scale)
    if finding.correction is None or finding.mended is None:
        return _unexplained(filing, finding, scale)
    # Where the total itself is to be mended, it is what the sentence is about.
    whole = "it" if finding.correction.cell == finding.check.total_cell else _total(filing, finding.check)
    outcome = f"{_contributors(filing, finding.mended)} {_add(finding.mended)} up to {whole}"
    return f"{correction_clause(filing, finding.correction, scale, rounded=finding.rounded)}, {outcome}."


def suggestion(filing: Filing, finding: Finding, scale: Scale) -> str:
    """What the fact at fault should say instead, empty where that is not known."""
    if isinstance(finding, TotalFinding):
        return correction_value(filing, finding.correction, scale) if finding.correction else ""
    unit = filing.units[finding.unit] if finding.unit >= 0 else None
    if finding.cause is Cause.UNIT:
        return unit.label if unit else "no unit"
    return amount_text(finding.value, unit, scale) if finding.value is not None else ""


def correction_value(filing: Filing, correction: Correction, scale: Scale) -> str:
    """What the fact should say instead: a unit, or an amount."""
    unit = filing.units[correction.unit] if correction.unit >= 0 else None
    if correction.cause is Cause.UNIT:
        return unit.label if unit else "no unit"
    return amount_text(correction.value, unit, scale)


def correction_clause(filing: Filing, correction: Correction, scale: Scale, *, rounded: bool = False) -> str:
    """What is wrong with one fact and what it should be, up to the comma."""
    label = cell_label(filing, correction.cell._replace(dims=correction.line))
    right = correction_value(filing, correction, scale)
    when = _when(filing, correction.cell.period)
    if correction.cause is Cause.UNIT:
        unit = filing.units[correction.cell.unit].label if correction.cell.unit >= 0 else "no unit"
        return f"{label} is filed in {unit}; read as {right}"
    if correction.cause is Cause.MISSING:
        return f"{label} is not reported {when}; with {right}"
    if correction.cause is Cause.DOUBLE_COUNT:
        return f"{label} {when} is a sum of the others; without it"
    filed = amount_text(filing.facts.amount[correction.row], filing.unit_of(correction.row), scale)
    reason = ROUNDED if rounded else _REASONS.get(correction.cause)
    if reason is None:
        return f"{label} {when} is filed as {filed}; with {right}"
    return f"{label} {when}, filed as {filed}, {reason}; as {right}"


def filed_amount(filing: Filing, row: int, scale: Scale, weight: Decimal = ONE) -> str:
    """The value of a fact as it is filed, or as a sum with such a weight takes it."""
    value = filing.value(row)
    return "nil" if value is None else amount_text(exact_product(value, weight), filing.unit_of(row), scale)


def _of_fact(filing: Filing, finding: FactFinding, scale: Scale) -> str:
    label, when = cell_label(filing, finding.cell), _when(filing, finding.cell.period)
    amounts = [filed_amount(filing, row, scale) for row in finding.rows]
    meant = suggestion(filing, finding, scale)
    if finding.cause is Cause.DUPLICATE:
        values = _list([*dict.fromkeys(amounts)])
        told = f"; with {meant} its totals add up" if meant else ""
        often = "twice" if len(amounts) == 2 else f"{count_word(len(amounts))} times"
        return f"{label} {when} is filed {often} with different values: {values}{told}."
    return f"{label} {when}, filed as {amounts[0]}, {finding.reason}; {meant} is likely meant."


def unchecked_sentence(filing: Filing, unmade: Unchecked, scale: Scale) -> str:
    """Why a total has no verdict: `Not checked: Revenue for 2024 is reported with two values, 10 and 11.`"""
    told = []
    for rows in unmade.rows:
        values = [*dict.fromkeys(filed_amount(filing, row, scale) for row in rows)]
        cell = cell_of(filing, rows[0])
        label = f"{cell_label(filing, cell)} {_when(filing, cell.period)}"
        told.append(f"{label} is reported with {count_word(len(values))} values, {_list(values)}")
    return f"Not checked: {_list(told)}."


def _unexplained(filing: Filing, finding: TotalFinding, scale: Scale) -> str:
    check = finding.check
    unit = filing.units[check.relation.unit] if check.relation.unit >= 0 else None
    if check.in_other_unit:
        return _in_other_unit(filing, check, unit)
    gap = amount_text(check.difference.copy_abs(), unit, scale)
    side = "more" if check.difference > 0 else "less"
    phrase = _contributors(filing, check)
    return f"{_sentence(_total(filing, check))} is {gap} {side} than {phrase}; no single correction explains it."


def _in_other_unit(filing: Filing, check: Check, unit: Unit | None) -> str:
    """A difference between amounts in two units is none that could be told."""
    own = filing.units[check.total_cell.unit].label if check.total_cell.unit >= 0 else "no unit"
    other = unit.label if unit is not None else "no unit"
    return (
        f"{_sentence(_total(filing, check))} is filed in {own} and {_contributors(filing, check)} in {other}; "
        "no single correction explains it."
    )


def _contributors(filing: Filing, check: Check) -> str:
    phrase = contributors_phrase(filing, check.relation, len(check.contributors))
    within = dimensions_label(filing, check.relation.dims)
    return f"{phrase} of {within}" if within and check.relation.kind is Kind.MEMBERS else phrase


def _add(check: Check) -> str:
    """The verb for the contributors, which may be one alone; an opening balance is never alone."""
    return "adds" if len(check.contributors) == 1 else "add"


def _total(filing: Filing, check: Check) -> str:
    relation = check.relation
    if relation.kind is Kind.MEMBERS and relation.dims != WHOLE:
        return "its total"
    label = cell_label(filing, check.total_cell)
    of = "" if label.lower() == "total" else f" of {label}"
    if relation.kind is Kind.MOVEMENTS:
        return f"the closing balance{of}"
    # A total may be called one already: `Total net sales`.
    total = f"the t{label[1:]}" if label.lower().startswith("total ") else f"the total{of}"
    return f"{total}{f' {_when(filing, check.period)}' * (relation.kind is Kind.SPANS)}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _when(filing: Filing, period: int) -> str:
    """The period behind a noun: `for 2022`, `at 31 Dec 2022`, `from 1 Oct 2021 to 30 Sep 2022`."""
    words = filing.periods[period].in_words()
    return words if words.startswith(("at ", "from ")) else f"for {words}"


def _in_periods(filing: Filing, periods: Iterable[int]) -> str:
    """Several periods of one kind behind a verb: `in 2022 and 2021`, `at 31 Dec 2022 and 31 Dec 2021`."""
    words = [filing.periods[period].in_words() for period in periods]
    if words[0].startswith("at "):
        return f"at {_list([word.removeprefix('at ') for word in words])}"
    return _list(words) if words[0].startswith("from ") else f"in {_list(words)}"


def evidence_sentences(filing: Filing, finding: TotalFinding) -> list[str]:
    """Why the members are held to add up, each a sentence."""
    evidence, check = finding.evidence, finding.check
    phrase = contributors_phrase(filing, check.relation, len(check.contributors))
    said = []
    if finding.together > 1:
        said.append(f"This one correction makes {count_word(finding.together)} totals foot exactly.")
    if evidence.other_axes:
        said.append(_other_axes(filing, evidence))
    if evidence.other_periods:
        periods = _in_periods(filing, (other.period for other in evidence.other_periods[:4]))
        whole = "the closing balance" if check.relation.kind is Kind.MOVEMENTS else "this total"
        said.append(f"{_sentence(phrase)} {_add(check)} up to {whole} {periods}.")
    elsewhere = evidence.other_tables or evidence.other_concepts
    if elsewhere:
        where = cell_label(filing, elsewhere[0].total_cell)
        said.append(f"{_sentence(phrase)} {_add(check)} up for {where} as well.")
    return said


def _other_axes(filing: Filing, evidence: Evidence) -> str:
    names = [contributors_phrase(filing, other.relation, len(other.contributors)) for other in evidence.other_axes]
    verb = "adds" if len(names) == 1 and len(evidence.other_axes[0].contributors) == 1 else "add"
    return f"{_sentence(_list(names))} {verb} up to this same total."


def restated_sentence(filing: Filing, row: int) -> str:
    """What a restated fact says now, and what earlier reports said, in full."""
    value, part = filing.value(row), filing.part_of(row)
    now = ("nil" if value is None else number_text(value)) + (f" in the {part.report}" if part else "")
    before = (f"{number_text(earlier.value)} in the {earlier.report}" for earlier in filing.restated[row])
    return f"Restated: {now}; before that {', '.join(before)}."


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
