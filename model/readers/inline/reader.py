"""Turns inline XBRL 1.0 and 1.1, one document or a set of documents, into a filing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from operator import attrgetter

from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files
from model.filing import Filing
from model.pausing import collection_paused
from model.readers.inline.collecting import Collected, Piece
from model.readers.inline.contents import Contents
from model.readers.inline.documents import read_document
from model.readers.inline.facts import FactReader
from model.readers.inline.footnotes import add_footnotes
from model.readers.inline.tuples import Tuples
from model.readers.xbrl.ahead import TaxonomyAhead
from model.readers.xbrl.beside import Meanwhile
from model.readers.xbrl.contexts import CONTEXT, UNIT, ContextTable
from model.readers.xbrl.finishing import finish_report
from model.readers.xbrl.tally import Tally
from model.taxonomy.names import Names

FORM = "inline-xbrl"

_NAMESPACE = re.compile(r"http://www\.xbrl\.org/(?:2013|2008)/inlineXBRL[\"']")
_INSTANCE = re.compile(r"<(?:[\w.\-]+:)?xbrl[\s>]")
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_REFERENCES = (f"{_LINK}schemaRef", f"{_LINK}linkbaseRef")
_LINKBASE = f"{_LINK}linkbase"
_HREF = "{http://www.w3.org/1999/xlink}href"

UNUSED = "{facts} short of a text: a continuation continues nothing; first “{first}”."
REPEATED = "{facts} or continuations with the id of another, or without any; first “{first}”."

#: How much of the work is done when the documents are parsed, and when their facts are read.
_PARSED, _READ = 0.4, 0.7
#: So many of the reports that share the documents are told by name.
_MANY = 5
#: Facts between two ticks.
_STEP = 1000

Tick = Callable[[float], None]


def recognises(head: bytes) -> bool:
    """Whether a file that begins so is a document of inline XBRL."""
    text = head.replace(b"\0", b"").decode("latin-1")
    return bool(_NAMESPACE.search(text)) and not _INSTANCE.search(text)


def read(files: Files, names: list[str], tick: Tick, catalog: Files | None = None, target: str | None = None) -> Filing:
    """Reads the documents `names` as one report; of the other files only those that it refers to.

    `target` names one of several reports that share the documents; None is the one without a name.

    Raises:
        FilingError: none of the documents can be read, or there is no inline XBRL in them.
    """
    with collection_paused():
        return _Reading(files, names, tick, catalog).filing(target)


class _Reading:
    """One document set while it is read."""

    def __init__(self, files: Files, names: list[str], tick: Tick, catalog: Files | None) -> None:
        self._files = files
        self._documents = names
        self._tick = tick
        self._builder = FilingBuilder(files.shown, FORM, files=names)
        self._names = Names()
        self._collected = Collected()
        self._contexts = ContextTable(self._builder, self._names)
        self._tally = Tally(self._builder)
        self._ahead = TaxonomyAhead(self._builder, files, self._names, catalog, tick, share=1 - _READ)
        self._size = 0
        self._scope: Mapping[str | None, str] | None = {}
        #: The documents that state the language of anything.
        self._languages: set[int] = set()

    def filing(self, target: str | None) -> Filing:
        """The filing of one target."""
        self._parse()
        target = self._choose(target)
        self._read_facts(target)
        references = [
            (self._documents[piece.file], href)
            for piece in self._links(target)
            if (href := piece.element.get(_HREF, "").strip())
        ]
        embedded = [
            (self._documents[piece.file], piece.element)
            for piece in self._collected.children(self._collected.resources)
            if piece.element.tag == _LINKBASE
        ]
        taxonomy = self._ahead.taxonomy(references, embedded)
        entry_points = dict.fromkeys(href for _, href in references)
        finish_report(self._builder, self._contexts, self._names, taxonomy, list(entry_points))
        self._tick(1.0)
        return self._builder.build()

    def _parse(self) -> None:
        refused: list[str] = []
        for file, name in enumerate(self._documents):
            self._tick(_PARSED * file / len(self._documents))
            try:
                document = read_document(self._files, name, self._noting(file), self._meanwhile())
            except FilingError as error:
                refused.append(str(error))
                self._builder.problem(str(error), f"{name}:1", "error")
                continue
            self._size += self._files.size(name)
            self._names.declare(document.scope or document.root.nsmap)
            self._collected.take(document.root, file, document.scope, self._repeated)
            self._merge(document.scope)
            if document.languages:
                self._languages.add(file)
        if not (self._collected.facts or self._collected.resources):
            raise FilingError(refused[0] if refused else f"{self._builder.path} holds no inline XBRL.")

    def _meanwhile(self) -> Meanwhile | None:
        """What reads the taxonomy while the one document is parsed; of several any may refer to it."""
        name = self._documents[0]
        return (lambda data, prefixes: self._ahead.read(name, data, prefixes)) if len(self._documents) == 1 else None

    def _merge(self, scope: Mapping[str | None, str] | None) -> None:
        """Keeps what prefixes mean in all documents, as long as they agree."""
        if self._scope is not None:
            agrees = scope is not None and all(self._scope.get(key, value) == value for key, value in scope.items())
            self._scope = {**self._scope, **scope} if scope is not None and agrees else None

    def _noting(self, file: int) -> Callable[[str, int, str], None]:
        return lambda message, line, severity: self._builder.problem(
            message, f"{self._documents[file]}:{line}", severity
        )

    def _repeated(self, name: str, piece: Piece) -> None:
        self._tally.add(REPEATED, name, piece.file, piece.line)

    def _choose(self, wish: str | None) -> str | None:
        """The report that is read; the others that share the documents are listed."""
        targets = self._collected.targets
        target = wish
        if wish not in targets and targets:
            target = next(iter(targets))
        others = [f"“{other}” ({count:,})" for other, count in targets.items() if other != target and other]
        if len(others) > _MANY:
            others[_MANY:] = [f"{len(others) - _MANY:,} more"]
        if target != wish or others:
            read = f"the report “{target}”" if target else "the report without a name"
            also = f"; the others, with their facts: {', '.join(others)}" if others else ""
            message = f"The documents hold several reports, of which {read} is shown{also}."
            self._builder.problem(message, f"{self._documents[0]}:1", "info")
        return target

    def _links(self, target: str | None) -> list[Piece]:
        """The references of a target; those of the default one where it has none of its own."""
        by_target: dict[str | None, list[Piece]] = {}
        for references in self._collected.references:
            links = [piece for piece in self._collected.children([references]) if str(piece.element.tag) in _REFERENCES]
            by_target.setdefault(references.element.get("target"), []).extend(links)
        return by_target.get(target) or by_target.get(None, [])

    def _read_facts(self, target: str | None) -> None:
        self._contexts.scope = self._scope
        for piece in self._collected.children(self._collected.resources):
            if piece.element.tag == CONTEXT:
                self._contexts.add(piece.element, piece.file)
            elif piece.element.tag == UNIT:
                self._contexts.add_unit(piece.element, piece.file)
        contents = Contents(self._collected, self._size, self._tally)
        facts = FactReader(self._builder, self._contexts, self._names, contents, self._tally)
        tuples = Tuples(self._collected.tuples, self._names)
        is_only = self._collected.targets.keys() == {target}
        read = 0
        for file, pieces in groupby(self._collected.facts, attrgetter("file")):
            chosen = [piece for piece in pieces if is_only or piece.element.get("target") == target]
            for start in range(0, len(chosen), _STEP):
                self._tick(_PARSED + (_READ - _PARSED) * (read + start) / len(self._collected.facts))
                facts.take(chosen[start : start + _STEP], file, tuples, languages=file in self._languages)
            read += len(chosen)
        add_footnotes(self._builder, self._collected, contents, self._tally)
        if len(self._builder) == len(self._collected.facts):
            for piece in contents.unused():
                self._tally.add(UNUSED, piece.element.get("id", ""), piece.file, piece.line, "info")
        self._tally.tell()
