"""One small filing in every form gives the same facts table, the same sections, and does so under any name."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from model.filing import Filing, Kind, Placement
from model.readers.opening import read_path, read_text
from tests.model.readers.everyform import rendered
from tests.model.readers.everyform.forms import FORMS, EveryForm
from tests.model.readers.everyform.small import DETAILS, FACTS, Fact, bare, facts_in


class Row(NamedTuple):
    """A fact as the table of facts shows it; pairs of a form without names have no axis."""

    concept: str
    period: str | None
    unit: str | None
    members: tuple[tuple[str, str], ...]
    kind: Kind
    value: str | None
    decimals: int | None


def expected(form: EveryForm, facts: tuple[Fact, ...] = FACTS) -> list[Row]:
    """The facts of the small filing as this form carries them."""
    return sorted((_row(form, fact) for fact in facts if form.carries(fact)), key=repr)


def _row(form: EveryForm, fact: Fact) -> Row:
    kind = Kind.NIL if fact.value is None else Kind.NUMBER if fact.unit else Kind.TEXT
    count = form.named_pairs
    members = (*fact.members[:count], *(("", bare(member)) for _, member in fact.members[count:]))
    concept = fact.concept if form.named else bare(fact.concept)
    decimals = fact.decimals if form.decimals else None
    unit = fact.unit if fact.value is not None or form.nil_units else None
    value = fact.value
    if value and fact.unit and not form.zeros:
        value = format(Decimal(value).normalize(), "f")
    return Row(concept, fact.period, unit, tuple(sorted(members)), kind, value, decimals)


def found(form: EveryForm, filing: Filing, row: int) -> Row:
    """A fact of a filing in the words that its form has."""
    kind = Kind(int(filing.facts.kind[row]))
    concept = filing.concepts[int(filing.facts.concept[row])]
    period, unit, value = filing.period_of(row), filing.unit_of(row), filing.value(row)
    pairs = [(filing.axes[axis], filing.members[member]) for axis, member in filing.dimensions_of(row)]
    return Row(
        concept.name if form.named else concept.label,
        period.text if period else None,
        unit.name if unit else None,
        tuple(sorted(("", member.label) if axis.inferred else (axis.name, member.name) for axis, member in pairs)),
        kind,
        filing.text(row) if value is None else format(value, "f"),
        filing.decimals(row) if kind is Kind.NUMBER else None,
    )


def table(form: EveryForm, filing: Filing) -> list[Row]:
    """All facts, in an order of their own."""
    return sorted((found(form, filing, row) for row in range(len(filing.facts))), key=repr)


def written(form: EveryForm, folder: Path) -> Path:
    """The files of a form in a folder; gives what is to be opened."""
    for name, data in form.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / form.opened


def titles(filing: Filing) -> list[str]:
    return [section.title for section in filing.sections]


each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


@each_form
def test_the_facts_table_is_the_same(form: EveryForm, tmp_path: Path) -> None:
    filing = read_path(str(written(form, tmp_path)))
    assert filing.format == form.format
    assert table(form, filing) == expected(form)
    assert {Placement(code) for code in filing.facts.placement.tolist()} <= {Placement.GIVEN, Placement.CERTAIN}


@each_form
def test_sections_and_labels_are_the_same(form: EveryForm, tmp_path: Path) -> None:
    filing = read_path(str(written(form, tmp_path)))
    if form.sections is not None:
        assert titles(filing) == [section.title for section in form.sections]
        for section, shown in zip(filing.sections, form.sections, strict=True):
            rows = sorted((found(form, filing, int(row)) for row in section.facts), key=repr)
            assert rows == expected(form, tuple(facts_in(shown)))
    if form.labelled:
        labels = {concept.label for concept in filing.concepts}
        assert labels == {bare(fact.concept) for fact in FACTS if form.carries(fact)}
        members = {member.label for member in filing.members}
        assert members == {bare(name) for fact in FACTS if form.carries(fact) for _, name in fact.members}


@each_form
def test_what_is_wrong_is_said_and_nothing_else(form: EveryForm, tmp_path: Path) -> None:
    filing = read_path(str(written(form, tmp_path)))
    if form.problem is not None:
        assert [problem for problem in filing.problems if form.problem in problem.message]
    # Only what lacks its taxonomy, and so its labels, has anything to warn of.
    grave = [problem.message for problem in filing.problems if problem.severity != "info"]
    assert not grave or not form.labelled
    assert all("co.xsd”, which is not there" in message for message in grave)


def test_a_submission_names_its_filer(tmp_path: Path) -> None:
    form = next(form for form in FORMS if form.name == "submission")
    assert read_path(str(written(form, tmp_path))).entity == "ABC BIOPHARMA, INC."


#: Names that say nothing, or the wrong thing.
WRONG = ("unnamed", "wrong.pdf", "wrong.csv", "wrong.xlsx", "wrong.zip", "wrong.json", "R9.htm", "wrong.xml")
OPENED = [form for form in FORMS if form.opened]


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("form", OPENED, ids=lambda form: form.name)
def test_what_is_dropped_is_told_by_its_content(form: EveryForm, name: str, tmp_path: Path) -> None:
    path = written(form, tmp_path)
    moved = path.with_name(name)
    path.rename(moved)
    filing = read_path(str(moved))
    assert filing.format == form.format
    assert table(form, filing) == expected(form)


TEXTS = {form.name: form for form in FORMS if form.name in ("text-copy", "pasted-table", "clipboard", "facts-csv")}


@pytest.mark.parametrize("form", TEXTS.values(), ids=TEXTS)
def test_the_clipboard_gives_the_same(form: EveryForm) -> None:
    (data,) = form.files.values()
    filing = read_text(data.decode(), "Pasted text")
    assert table(form, filing) == expected(form)
    assert filing.path == "Pasted text"


def test_a_page_from_the_clipboard_is_one_with_its_head() -> None:
    form = next(form for form in FORMS if form.name == "page")
    filing = read_text(rendered.page(DETAILS).decode(), "Pasted page")
    assert table(form, filing) == expected(form)
