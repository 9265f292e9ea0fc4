"""Turns the SEC's companyfacts JSON, one company over all of its filings, into a filing of all its periods."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_difference, lowest_power, parse_amount, shifted
from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files, read_bytes
from model.filing import Concept, Filing, Origin, Restatement, Unit
from model.periods import Period
from model.readers.sec.statements import in_order, section_of
from model.readers.xbrl.naming import words_of

FORM = "companyfacts"
MAX_SIZE = 512 * 1024 * 1024
SCHEME = "http://www.sec.gov/CIK"

_HEAD = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"(?:cik|entityName|facts)"\s*:')
_FACTS = re.compile(rb'"(?:facts|entityName)"\s*:')
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
#: A value of fewer digits than these is not taken for a rounding of another.
_LEAST_DIGITS = 3
_MEASURES = {"shares": "xbrli:shares", "pure": "xbrli:pure"}


class _Statement(NamedTuple):
    """A value as one report states it."""

    value: Decimal
    filed: date
    form: str
    accession: str


def recognises(head: bytes) -> bool:
    """Whether a file that begins so is the SEC's JSON of one company."""
    return _HEAD.match(head) is not None and _FACTS.search(head) is not None


def read(files: Files, name: str, tick: Callable[[float], None]) -> Filing:
    """Reads the file. A value that a later report states otherwise is a restatement: the value filed last is the fact.

    What was filed before stands in `Filing.restated`. The SEC gives no decimals and no dimensions.

    Raises:
        FilingError: it is no such file, or has no facts.
    """
    whole = _parsed(files, name)
    facts = _object(whole.get("facts"))
    if not facts and "units" in whole:
        # The JSON of one concept (companyconcept) has the same facts without the levels above them.
        facts = {_text(whole.get("taxonomy")): {_text(whole.get("tag")): whole}}
    tick(0.3)
    cik = str(whole.get("cik") or "").strip()
    reading = _Reading(files.shown, name, _text(whole.get("entityName")) or None)
    if cik.isascii() and cik.isdigit():
        reading.builder.origin = Origin(scheme=SCHEME, identifier=cik.zfill(10))
    for at, (prefix, concepts) in enumerate(facts.items()):
        for local, concept in _object(concepts).items():
            reading.take(f"{prefix}:{local}", _object(concept))
        tick(0.3 + 0.6 * (at + 1) / len(facts))
    return reading.finish()


def _parsed(files: Files, name: str) -> Mapping[str, object]:
    if files.size(name) > MAX_SIZE:
        raise FilingError(f"{name} is larger than the facts of any company.")
    try:
        # Numbers stay as they are written: a float would lose digits, and a huge integer would stop the parser.
        whole = json.loads(read_bytes(files, name), parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise FilingError(f"{name} is not readable as JSON: {error}.") from error
    if not isinstance(whole, dict):
        raise FilingError(f"{name} does not hold the facts of a company.")
    return whole


class _Reading:
    """Collects the facts of the company, concept by concept."""

    def __init__(self, shown: str, name: str, entity: str | None) -> None:
        self.builder = FilingBuilder(shown, FORM, entity, [name])
        self._name = name
        self._sections: dict[str, list[tuple[int, int]]] = {}
        self._amounts: dict[str, Decimal | None] = {}
        self._dates: dict[str, date | None] = {}
        self._skipped = self._rounded = 0

    def take(self, name: str, concept: Mapping[str, object]) -> None:
        """Takes in all facts of a concept."""
        label = _text(concept.get("label")) or words_of(name)
        code = self.builder.concepts.place(Concept(name, label, definition=_text(concept.get("description")) or None))
        for measure, listed in _object(concept.get("units")).items():
            unit = self.builder.units.place(Unit(unit_name(measure)))
            if isinstance(listed, list):
                self._take_unit(name, code, unit, listed)

    def _take_unit(self, name: str, code: int, unit: int, listed: Sequence[object]) -> None:
        stated: dict[tuple[date | None, date], list[_Statement]] = {}
        for entry in listed:
            each = _object(entry)
            value = self._amount(each.get("val"))
            start, end, filed = (self._date(each.get(key)) for key in ("start", "end", "filed"))
            if value is None or end is None or (start is None and each.get("start")):
                self._skipped += 1
                continue
            statement = _Statement(value, filed or date.min, _text(each.get("form")), _text(each.get("accn")))
            stated.setdefault((start, end), []).append(statement)
        for (start, end), statements in stated.items():
            self._add(name, code, unit, Period(start, end), statements)

    def _add(self, name: str, code: int, unit: int, period: Period, statements: list[_Statement]) -> None:
        statements.sort(key=lambda each: (each.filed, each.accession), reverse=True)
        newest = statements[0]
        row = self.builder.add(
            code,
            self.builder.periods.place(period),
            0,
            newest.value,
            unit=unit,
            note=f"{newest.form or 'Report'} filed {newest.filed}, accession number {newest.accession}.",
        )
        earlier = tuple(_differing(statements))
        if earlier:
            self.builder.restated[row] = earlier
            self._rounded += all(_is_rounding(newest.value, each.value) for each in earlier)
        section, rank = section_of(name, instant=period.start is None)
        self._sections.setdefault(section, []).append((rank, row))

    def _amount(self, value: object) -> Decimal | None:
        text = value if isinstance(value, str) else ""
        if text not in self._amounts:
            try:
                amount = parse_amount(text)
            except ValueError:
                self._amounts[text] = None
            else:
                self._amounts[text] = amount if amount.is_finite() else None
        return self._amounts[text]

    def _date(self, value: object) -> date | None:
        text = value if isinstance(value, str) else ""
        if text not in self._dates:
            try:
                self._dates[text] = date.fromisoformat(text)
            except ValueError:
                self._dates[text] = None
        return self._dates[text]

    def finish(self) -> Filing:
        """The filing, its sections in the order of a report. Raises FilingError where there are no facts."""
        builder = self.builder
        if not len(builder):
            raise FilingError(f"{self._name} does not hold the facts of a company.")
        if self._skipped:
            message = f"{self._skipped:,} entries without a number or a date that could be read were left out."
            builder.problem(message, f"{self._name}:1")
        if builder.restated:
            count = len(builder.restated) - self._rounded
            message = (
                f"{count:,} facts were restated by a later filing, and {self._rounded:,} stated with another accuracy; "
                "all are shown as stated last."
            )
            builder.problem(message, f"{self._name}:1", "info")
        for title in in_order(self._sections):
            # A stable sort keeps the periods of a concept together, in the order of the file.
            rows = [row for _, row in sorted(self._sections[title], key=lambda pair: pair[0])]
            builder.section(title, "All filings", rows)
        return builder.build()


def _differing(statements: Sequence[_Statement]) -> Iterator[Restatement]:
    """The earlier statements, newest first, so far as each says other than the one filed after it."""
    last = statements[0].value
    for each in statements[1:]:
        if each.value != last:
            yield Restatement(each.value, each.filed, each.form, each.accession)
            last = each.value


def _is_rounding(left: Decimal, right: Decimal) -> bool:
    """Whether one of two values is the other, rounded to its last digit, the third or a later one."""
    coarse = max(left, right, key=lowest_power)
    last = lowest_power(coarse)
    near = exact_difference(left, right).copy_abs() <= shifted(Decimal(5), last - 1)
    return near and coarse.adjusted() - last >= _LEAST_DIGITS - 1


def unit_name(measure: str) -> str:
    """The unit that the file writes without prefixes: `USD/shares` is `iso4217:USD/xbrli:shares`."""
    parts = (part.strip() for part in measure.split("/"))
    return "/".join(_MEASURES.get(part) or (f"iso4217:{part}" if _CURRENCY.match(part) else part) for part in parts)


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
