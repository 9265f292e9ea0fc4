"""xBRL-JSON holds every fact of any filing: what is written and read again is the same."""

from __future__ import annotations

import json
import re
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF, UNSTATED
from model.building import FilingBuilder
from model.exports.xbrljson import write_json
from model.files import NeighbourFiles
from model.filing import Axis, Concept, Filing, Member, Origin, Placement, Unit
from model.periods import Period
from model.readers.oim import xbrljson
from model.readers.xbrl.contexts import ENTITY_AXIS
from model.totals.rules.duplicates import duplicates
from tests.disclosure import disclosure_filing
from tests.facts import told
from tests.filings import Fact, filing_of

ORIGIN = Origin({"us-gaap": "http://fasb.org/us-gaap/2024"}, ("entry.xsd",), "http://www.sec.gov/CIK", "0000320193")
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


def written(filing: Filing) -> tuple[dict[str, Any], Filing]:
    """What stands in the file, and the filing that is read from it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        write_json(filing, str(path))
        assert xbrljson.recognises(path.read_bytes()[:4096])
        again = xbrljson.read(NeighbourFiles(str(path)), path.name, lambda _fraction: None)
        return json.loads(path.read_text(encoding="utf-8")), again


def small(
    value: Decimal | str | None,
    unit: str | None = None,
    *,
    pairs: tuple[tuple[Axis, Member], ...] = (),
    period: Period | None = YEAR,
    decimals: int = UNSTATED,
    name: str = "us-gaap:Revenues",
    **more: Any,
) -> Filing:
    """A filing of one fact."""
    builder = FilingBuilder("small", "test")
    builder.origin = ORIGIN
    builder.add(
        builder.concepts.place(Concept(name, name)),
        builder.periods.place(period) if period else -1,
        builder.dimensions(pairs),
        value,
        unit=builder.units.place(Unit(unit)) if unit else -1,
        decimals=decimals,
        **more,
    )
    return builder.build()


def test_a_fact_is_written_as_the_specification_says() -> None:
    pair = Axis("srt:ProductOrServiceAxis", "Product"), Member("us-gaap:ProductMember", "Product")
    report, again = written(small(Decimal("383285E6"), "iso4217:USD", pairs=(pair,), decimals=-6, element_id="f-42"))
    assert report["documentInfo"]["documentType"] == "https://xbrl.org/2021/xbrl-json"
    assert report["documentInfo"]["taxonomy"] == ["entry.xsd"]
    assert report["facts"] == {
        "f-42": {
            "value": "383285000000",
            "decimals": -6,
            "dimensions": {
                "concept": "us-gaap:Revenues",
                "entity": "cik:0000320193",
                "period": "2024-01-01T00:00:00/2025-01-01T00:00:00",
                "unit": "iso4217:USD",
                "srt:ProductOrServiceAxis": "us-gaap:ProductMember",
            },
        }
    }
    namespaces = report["documentInfo"]["namespaces"]
    assert namespaces["us-gaap"] == "http://fasb.org/us-gaap/2024"
    assert namespaces["cik"] == "http://www.sec.gov/CIK"
    assert namespaces["srt"] == "https://crossfoot.invalid/prefix/srt"
    assert (again.origin.scheme, again.origin.identifier) == (ORIGIN.scheme, ORIGIN.identifier)
    assert again.origin.entry_points == ("entry.xsd",)


def test_every_prefix_is_bound_and_reserved_ones_to_their_namespaces() -> None:
    builder = FilingBuilder("small", "test")
    builder.origin = Origin({"xbrl": "http://example.com/mine", "money": "http://www.xbrl.org/2003/iso4217"})
    concept = builder.concepts.place(Concept("xbrl:Cash", "Cash"))
    builder.add(concept, builder.periods.place(YEAR), 0, Decimal(1), unit=builder.units.place(Unit("money:EUR")))
    report, _ = written(builder.build())
    (fact,) = report["facts"].values()
    namespaces = report["documentInfo"]["namespaces"]
    assert namespaces["xbrl"] == "https://xbrl.org/2021"
    assert fact["dimensions"]["unit"] == "iso4217:EUR"
    assert namespaces["iso4217"] == "http://www.xbrl.org/2003/iso4217"
    assert namespaces[fact["dimensions"]["concept"].partition(":")[0]] == "http://example.com/mine"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("123456789012345678901234567890.123", "123456789012345678901234567890.123"),
        ("1e3", "1000"),
        ("-0", "-0"),
        (".5", "0.5"),
        ("Infinity", "INF"),
        ("-Infinity", "-INF"),
    ],
)
def test_numbers_are_exact(value: str, shown: str) -> None:
    report, again = written(small(Decimal(value), "iso4217:USD", decimals=INF))
    (fact,) = report["facts"].values()
    assert fact["value"] == shown
    assert "decimals" not in fact
    read = again.value(0)
    assert read is not None
    assert read.as_tuple().sign == Decimal(value).as_tuple().sign
    assert read == Decimal(value)


def test_what_json_cannot_say_stands_in_a_member_of_its_own() -> None:
    filing = filing_of(
        [Fact("1"), Fact("2", {"Region": "Europe"}, placement=Placement.OPEN), Fact("3", placement=Placement.LIKELY)]
    )
    report, again = written(filing)
    assert [fact["value"] for fact in report["facts"].values()] == ["1", "3"]
    assert [fact["value"] for fact in report["crossfoot:unplaced"].values()] == ["2"]
    assert told(again) == told(filing)
    with tempfile.TemporaryDirectory() as folder:
        assert write_json(filing, f"{folder}/report.json") == 1


def test_a_pure_number_has_no_unit_and_a_number_without_one_does_not_pass_for_pure() -> None:
    report, again = written(small(Decimal("0.25"), "xbrli:pure"))
    (fact,) = report["facts"].values()
    assert "unit" not in fact["dimensions"]
    unit = again.unit_of(0)
    assert unit is not None
    assert unit.name == "xbrli:pure"
    report, again = written(small(Decimal("0.25")))
    (fact,) = report["facts"].values()
    assert fact["dimensions"]["unit"] == "label:unit.none"
    assert again.unit_of(0) is None


def test_texts_that_look_like_numbers_stay_texts() -> None:
    for text in ("0000320193", "2024", "5", "-1.5", "", "INF", "<p>5</p>"):
        filing = small(text, language="en-US")
        assert told(written(filing)[1]) == told(filing)
        filing = small(text)
        assert told(written(filing)[1]) == told(filing)


def test_enumerations_are_names_in_the_report() -> None:
    filing = small("http://fasb.org/us-gaap/2024#OtherAssets http://fasb.org/us-gaap/2024#OtherLiabilities")
    report, again = written(filing)
    (fact,) = report["facts"].values()
    assert fact["value"] == "us-gaap:OtherAssets us-gaap:OtherLiabilities"
    assert told(again) == told(filing)
    # The namespace of a link is not one of the report, so it is no name.
    report, _ = written(small("https://example.com/page#top"))
    assert next(iter(report["facts"].values()))["value"] == "https://example.com/page#top"


def test_a_text_of_a_type_without_language_has_none_in_the_report() -> None:
    builder = FilingBuilder("small", "test")
    period = builder.periods.place(YEAR)
    types = ("xbrli:durationItemType", "dtr-types:noLangTokenItemType", "xbrli:stringItemType", None)
    for number, item_type in enumerate(types):
        concept = builder.concepts.place(Concept(f"eg:C{number}", "x", item_type=item_type))
        builder.add(concept, period, 0, "P4Y", language="en-US")
    filing = builder.build()
    report, again = written(filing)
    assert [fact["dimensions"].get("language") for fact in report["facts"].values()] == [None, None, "en-us", "en-us"]
    assert told(again) == told(filing)


def test_footnotes_are_facts_that_others_refer_to() -> None:
    filing = small(Decimal(1), "iso4217:USD", note="Restated; R&D < plan.\nSee page 4.", element_id="a")
    report, again = written(filing)
    (link,) = report["facts"]["a"]["links"]["footnote"]["_"]
    assert report["facts"][link] == {
        "value": "<p>Restated; R&amp;D &lt; plan.</p><p>See page 4.</p>",
        "dimensions": {"concept": "xbrl:note", "noteId": link, "language": "und"},
    }
    assert told(again) == told(filing)


def test_facts_of_another_entity_keep_it() -> None:
    other = ENTITY_AXIS, Member("0000789019", "0000789019", typed=True)
    stranger = ENTITY_AXIS, Member("http://standards.iso.org/iso/17442 529900", "x", typed=True)
    builder = FilingBuilder("small", "test")
    builder.origin = ORIGIN
    concept, period = builder.concepts.place(Concept("us-gaap:Cash", "Cash")), builder.periods.place(YEAR)
    for pairs in ([other], [], [stranger]):
        builder.add(concept, period, builder.dimensions(pairs), Decimal(1), unit=builder.units.place(Unit("a:b")))
    filing = builder.build()
    report, again = written(filing)
    entities = [fact["dimensions"]["entity"] for fact in report["facts"].values()]
    assert entities == ["cik:0000789019", "cik:0000320193", "lei:529900"]
    assert told(again) == told(filing)
    assert again.origin.identifier == "0000320193"


def test_the_end_of_time_is_kept() -> None:
    for period in (Period(None, None), Period(None, date.max), Period(date(1, 1, 2), date.max)):
        filing = small(Decimal(1), "iso4217:USD", period=period)
        assert told(written(filing)[1]) == told(filing)


def test_ids_that_stand_twice_or_nowhere_come_back() -> None:
    builder = FilingBuilder("small", "test")
    concept, period = builder.concepts.place(Concept("Cash", "Cash")), builder.periods.place(YEAR)
    for element_id in ("a", "a", None, "b", "3", "no name"):
        builder.add(concept, period, 0, "text", element_id=element_id)
    filing = builder.build()
    report, again = written(filing)
    assert len(report["facts"]) == 6
    assert told(again) == told(filing)


def test_labels_that_the_names_do_not_tell_come_back() -> None:
    builder = FilingBuilder("small", "test")
    for name, label in (("us-gaap:Revenues", "Net sales"), ("us-gaap:Cash", "Cash"), ("Total (net)", "Total (net)")):
        builder.add(builder.concepts.place(Concept(name, label)), -1, 0, Decimal(1))
    axis = Axis("srt:ProductOrServiceAxis", "Products"), Member("x:PhoneMember", "iPhone®")
    builder.add(0, -1, builder.dimensions([axis]), Decimal(1))
    again = written(builder.build())[1]
    assert [concept.label for concept in again.concepts] == ["Net sales", "Cash", "Total (net)"]
    assert (again.axes[0].label, again.members[0].label) == ("Products", "iPhone®")


def test_the_disclosure_comes_back_with_its_headings_and_what_was_inferred() -> None:
    filing = disclosure_filing()
    report, again = written(filing)
    assert told(again) == told(filing)
    assert {axis.name: (axis.inferred, axis.basis) for axis in again.axes} == {
        axis.name: (axis.inferred, axis.basis) for axis in filing.axes
    }
    name = re.compile(r"label:Online-lending-platform-revenue\.Total\Z")
    assert all(name.match(fact["dimensions"]["concept"]) for fact in report["facts"].values())


# What XML and JSON both can hold; QNames of known and unknown prefixes, and labels of any signs.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
QNAMES = st.sampled_from(
    ["us-gaap:Cash", "us-gaap:Revenues", "label:x", "crossfoot:y", "xbrli:item", "xs:a", "ä:ö-1.2"]
)
NAMES = QNAMES | TEXTS.filter(lambda text: ":" not in text)
DATES = st.dates()
PERIODS = (
    st.none()
    | st.just(Period(None, None))
    | st.builds(lambda day: Period(None, day), DATES)
    | st.builds(lambda a, b: Period(min(a, b), max(a, b)), DATES, DATES)
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=True, min_value=None) | st.just(Decimal("-0"))
AXES = st.builds(lambda name: Axis(name, name), NAMES)


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    """A filing of a few facts with any words, periods, values and marks."""
    builder = FilingBuilder("random", "test")
    builder.origin = draw(st.sampled_from([Origin(), ORIGIN]))
    builder.entity = draw(st.none() | TEXTS)
    for _ in range(draw(st.integers(0, 6))):
        value = draw(st.none() | TEXTS | NUMBERS.filter(lambda number: abs(number.adjusted()) < 300))
        pairs = {}
        for axis in draw(st.lists(AXES, max_size=2)):
            # An axis is typed or not: one whose name is long is.
            typed = len(axis.name) > 8
            name = draw(NAMES if not typed else TEXTS | QNAMES)
            pairs[axis] = Member(name, name, typed)
        period = draw(PERIODS)
        text = isinstance(value, str)
        unit = None if text else draw(st.none() | st.sampled_from(["iso4217:EUR", "xbrli:pure", "a:b*c:d/e:f", "kg/m"]))
        name = draw(NAMES)
        heading = draw(st.none() | TEXTS)
        builder.add(
            builder.concepts.place(Concept(name, name, heading)),
            -1 if period is None else builder.periods.place(period),
            builder.dimensions(pairs.items()),
            value,
            unit=builder.units.place(Unit(unit)) if unit else -1,
            decimals=draw(st.sampled_from([INF, UNSTATED, -3, 0, 2])),
            placement=draw(st.sampled_from(Placement)),
            element_id=draw(st.none() | st.sampled_from(["a", "b-1", "c.d", "7"])),
            language=draw(st.none() | st.sampled_from(["en", "de-CH"])) if text else None,
        )
    return builder.build()


@given(filings())
def test_any_filing_comes_back(filing: Filing) -> None:
    assert told(written(filing)[1]) == told(filing)


def test_a_typed_value_that_begins_like_a_name_of_crossfoots_own_stays_a_value() -> None:
    builder = FilingBuilder("typed", "test")
    pairs = [
        (Axis("a:Series", "a:Series"), Member("label:A", "label:A", typed=True)),
        (Axis("b:Axis", "b:Axis"), Member("", "")),
    ]
    builder.add(builder.concepts.place(Concept("a:Cash", "a:Cash")), -1, builder.dimensions(pairs), None)
    filing = builder.build()
    assert told(written(filing)[1]) == told(filing)


def test_two_hours_of_one_day_are_two_facts_and_written_back_to_the_second() -> None:
    builder = FilingBuilder("hours", "test")
    concept, unit = builder.concepts.place(Concept("us-gaap:Load", "Load")), builder.units.place(Unit("utr:MWh"))
    day = date(2024, 6, 30)
    periods = [
        Period(None, day, end_time="09:00:00"),
        Period(None, day, end_time="17:00:00"),
        Period(day, day, "09:00:00", "17:00:00.5"),
        Period(None, day),
    ]
    for number, period in enumerate(periods):
        builder.add(concept, builder.periods.place(period), 0, Decimal(number), unit=unit)
    builder.origin = ORIGIN
    filing = builder.build()
    assert not duplicates(filing)
    file, again = written(filing)
    assert [fact["dimensions"]["period"] for fact in file["facts"].values()] == [
        *("2024-06-30T09:00:00", "2024-06-30T17:00:00", "2024-06-30T09:00:00/2024-06-30T17:00:00.5"),
        "2024-07-01T00:00:00",
    ]
    assert told(again) == told(filing)
