"""What is added to a builder is what the filing says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from model.amounts import INF
from model.building import FilingBuilder
from model.filing import Axis, Concept, Kind, Member, Unit
from model.periods import Period


def test_every_column_is_kept() -> None:
    builder = FilingBuilder("a.xml", "test", entity="Someone", files=["a.xml", "b.xml"])
    concept = builder.concepts.place(Concept("x:Revenue", "Revenue"))
    period = builder.periods.place(Period(None, date(2022, 12, 31)))
    unit = builder.units.place(Unit("iso4217:USD"))
    dims = builder.dimensions([(Axis("x:B", "B"), Member("x:b", "b")), (Axis("x:A", "A"), Member("x:a", "a"))])
    wide = Decimal("123456789012345678901234567890.5")
    number = builder.add(concept, period, dims, wide, unit=unit, decimals=INF, file=1, line=7, element_id="f1")
    text = builder.add(concept, period, 0, "five years", line=8, note="said so")
    nil = builder.add(concept, -1, 0, None)
    builder.section("Notes", "Group", [text, number])
    builder.problem("Something is odd.", "a.xml:3")
    builder.problem("Nothing is there.", "a.xml:0")
    filing = builder.build()

    assert filing.value(number) == wide
    assert filing.decimals(number) is None
    assert filing.where(number) == "b.xml:7"
    assert filing.named_dimensions(filing.dimensions_of(number)) == {"x:A": "x:a", "x:B": "x:b"}
    assert filing.facts.element_ids == {number: "f1"}
    assert (filing.text(text), filing.value(text), filing.facts.notes[text]) == ("five years", None, "said so")
    assert [Kind(kind) for kind in filing.facts.kind.tolist()] == [Kind.NUMBER, Kind.TEXT, Kind.NIL]
    assert (filing.value(nil), filing.text(nil), filing.period_of(nil), filing.unit_of(nil)) == (None, None, None, None)
    assert filing.sections[0].facts.tolist() == [text, number]
    assert [problem.where for problem in filing.problems] == ["a.xml:3", "a.xml"]
    assert filing.entity == "Someone"


def test_the_order_of_axes_makes_no_other_cell() -> None:
    builder = FilingBuilder("a", "test")
    one, two = (Axis("A", "A"), Member("a", "a")), (Axis("B", "B"), Member("b", "b"))
    assert builder.dimensions([one, two]) == builder.dimensions([two, one])
    assert builder.dimensions([]) == 0


def test_units_know_their_currency() -> None:
    assert Unit("iso4217:CNY").currency == "CNY"
    assert Unit("iso4217:USD/xbrli:shares").currency is None
    assert Unit("xbrli:shares").currency is None
    assert Unit("iso4217:USD/xbrli:shares").label == "USD / shares"
