"""Turns an xBRL-JSON report into a filing, fact by fact, so that a damaged one is read as far as it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files, read_bytes
from model.filing import Filing
from model.networks import Taxonomy
from model.pausing import collection_paused
from model.readers.oim.header import Header, members, read_header
from model.readers.oim.jsontext import Bare, DamagedError, JsonText, json_text, whole
from model.readers.oim.report import Fact, Report, names_of
from model.readers.oim.tally import Tally
from model.taxonomy.loading import load_taxonomy
from model.taxonomy.names import Names

Tick = Callable[[float], None]
#: Loads what is at hand of the taxonomy that a header names.
Load = Callable[[Header, Names], Taxonomy]

FORM = "xbrl-json"

_TYPE = re.compile(rb'"documentType"\s*:\s*"https?://[^"]*/xbrl-json"')
_TYPED = re.compile(r"https?://.+/xbrl-json\Z")
_FACT = re.compile(rb'"dimensions"\s*:\s*\{\s*"(?:concept|entity|period|unit|language)"')
_EVERY = 4096


def recognises(head: bytes) -> bool:
    """The beginning of a file is that of an xBRL-JSON report; its facts may stand before what it says of itself."""
    text = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if text.lstrip()[:1] != b"{" or b"tableTemplates" in text or b"/xbrl-csv" in text:
        return False
    return _TYPE.search(text) is not None or (b'"facts"' in text and _FACT.search(text) is not None)


class _Stated(NamedTuple):
    """A fact as it stands in the file, before what the file says of itself is known."""

    id: str
    value: object
    line: int


def read(files: Files, name: str, tick: Tick, catalog: Files | None = None) -> Filing:
    """Reads the report `name`, and of its taxonomy what stands in `files` or in `catalog`.

    Raises:
        FilingError: it is no xBRL-JSON report, or nothing of it could be read.
    """
    builder = FilingBuilder(files.shown, FORM, files=[name])
    text, wrong = json_text(read_bytes(files, name), name)
    if wrong:
        builder.problem(wrong, f"{name}:1")

    def load(header: Header, names: Names) -> Taxonomy:
        entry_points = [(name, reference) for reference in header.taxonomy]
        return load_taxonomy(files, entry_points, names, _no_tick, builder.problem, catalog=catalog)

    with collection_paused():
        _Reader(builder, name, JsonText(text), load, tick).read()
        return builder.build()


def _no_tick(_fraction: float) -> None:
    """The tick of a part that is quick beside the facts."""


class _Reader:
    """One pass over a report. Facts that stand before what the report says of itself wait for it."""

    def __init__(self, builder: FilingBuilder, name: str, source: JsonText, load: Load, tick: Tick) -> None:
        self._builder = builder
        self._name = name
        self._source = source
        self._load = load
        self._tick = tick
        self._tally = Tally(builder)
        self._header = Header()
        self._report: Report | None = None
        self._early: list[_Stated] = []
        self._unplaced: dict[int, _Stated] = {}

    def read(self) -> None:
        """Fills the builder. Raises FilingError as the function above."""
        try:
            for key in self._source.members():
                self._member(key)
        except DamagedError as error:
            message = f"The file is damaged here, and what follows was not read: {error}."
            self._tally.add("damaged", message, f"{self._name}:{self._source.line}")
        if self._report is None:
            raise FilingError(f"{self._name} is no xBRL-JSON report, or the part that says so is lost.")
        for stated in (*self._early, *(self._unplaced[at] for at in sorted(self._unplaced))):
            self._add(self._report, stated)
        for key in dict.fromkeys(self._source.repeated):
            self._tally.add("repeated", f"“{key[:60]}” stands twice in one object.", self._name)
        self._report.finish()

    def _member(self, key: str) -> None:
        where = f"{self._name}:{self._source.line}"
        if key == "documentInfo":
            self._begin(self._source.value(), where)
        elif key == "facts":
            if self._source.at_object():
                self._facts()
            else:
                self._tally.add("no facts", "“facts” is no object.", where)
        elif self._header.extra_prefix and key == f"{self._header.extra_prefix}:unplaced":
            line = self._source.line
            for fact_id, value in members(self._source.value()).items():
                at = members(value).get("at")
                if isinstance(at, Bare) and at.isdecimal() and len(at) < 10:
                    self._unplaced[int(at)] = _Stated(fact_id, value, line)
        elif ":" not in key:
            self._tally.add("unknown", f"“{key[:60]}” has no place in an xBRL-JSON report, and was left aside.", where)

    def _begin(self, value: object, where: str) -> None:
        header = read_header(value, self._tally, where)
        if not _TYPED.search(header.document_type):
            raise FilingError(f"{self._name} is no xBRL-JSON report but of the type “{header.document_type[:80]}”.")
        if self._report is None:
            self._header = header
            names = names_of(header)
            taxonomy = self._load(header, names)
            self._report = Report(self._builder, header, names, taxonomy, self._tally, strict=True)

    def _facts(self) -> None:
        for number, key in enumerate(self._source.members()):
            line = self._source.line
            stated = _Stated(key, self._source.value(), line)
            if self._report is None:
                self._early.append(stated)
                continue
            while len(self._builder) in self._unplaced:
                self._add(self._report, self._unplaced.pop(len(self._builder)))
            self._add(self._report, stated)
            if number % _EVERY == 0:
                self._tick(self._source.fraction)

    def _add(self, report: Report, stated: _Stated) -> None:
        where = f"{self._name}:{stated.line}"
        fact = members(stated.value)
        dimensions = members(fact.get("dimensions"))
        if not dimensions or "value" not in fact:
            self._tally.add("no fact", f"“{stated.id[:60]}” is no fact, and was left out.", where)
            return
        # As nearly all dimensions are written: this runs for each of them.
        texts = {
            axis if axis.isascii() else whole(axis): value
            if type(value) is str and value.isascii()
            else self._text(value, "A dimension", where)
            for axis, value in dimensions.items()
        }
        decimals = fact.get("decimals")
        if decimals is not None and not isinstance(decimals, Bare):
            self._tally.add("decimals type", "The decimals of a fact are no number.", where)
        extras = fact.get(f"{self._header.extra_prefix}:extra") if self._header.extra_prefix else None
        report.add(
            Fact(
                whole(stated.id),
                texts,
                self._text(fact.get("value"), "A value", where),
                decimals if isinstance(decimals, str) else None,
                stated.line,
                extras=members(extras),
            )
        )
        for groups in members(fact.get("links")).values():
            for targets in members(groups).values():
                if isinstance(targets, list):
                    report.link(whole(stated.id), [target for target in targets if isinstance(target, str)])

    def _text(self, value: object, what: str, where: str) -> str | None:
        """A text or nil; a number without quotation marks stands as its own text, and is listed."""
        if value is None or type(value) is str:
            return whole(value) if value else value
        self._tally.add(f"type of {what}", f"{what} is no text in quotation marks.", where)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, Bare) else "{…}" if isinstance(value, dict) else "[…]"
