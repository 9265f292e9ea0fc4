"""Turns an XBRL 2.1 instance, with the schema and linkbases beside it, into a filing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files
from model.filing import Filing
from model.pausing import collection_paused
from model.readers.xbrl.ahead import TaxonomyAhead
from model.readers.xbrl.contexts import XBRLI, ContextTable
from model.readers.xbrl.facts import LINK, FactReader
from model.readers.xbrl.finishing import finish_report
from model.readers.xbrl.footnotes import FOOTNOTE_LINK, add_footnotes
from model.readers.xbrl.streaming.stream import Stream, batches
from model.taxonomy.names import Names

FORM = "xbrl"
ROOT = f"{XBRLI}xbrl"

_ROOT = re.compile(r"<(?:[\w.\-]+:)?xbrl[\s>]")
_SCHEMA_REF, _LINKBASE_REF = f"{LINK}schemaRef", f"{LINK}linkbaseRef"
_HREF = "{http://www.w3.org/1999/xlink}href"
#: How much of the work is done when the instance is read; the rest is the taxonomy.
_FACTS_SHARE = 0.7

Tick = Callable[[float], None]


def recognises(head: bytes) -> bool:
    """Whether a file that begins so is an XBRL 2.1 instance."""
    text = head.replace(b"\0", b"").decode("latin-1")
    return bool(_ROOT.search(text)) and "http://www.xbrl.org/2003/instance" in text


def read(files: Files, name: str, tick: Tick, catalog: Files | None = None) -> Filing:
    """Reads the instance `name`; of the other files only those that it refers to.

    Raises:
        FilingError: it cannot be opened, or is no instance.
    """
    with collection_paused():
        return _read(files, name, tick, catalog)


def _read(files: Files, name: str, tick: Tick, catalog: Files | None) -> Filing:
    builder = FilingBuilder(files.shown, FORM, files=[name])
    names = Names()
    contexts = ContextTable(builder, names)
    facts = FactReader(builder, contexts, names)
    ahead = TaxonomyAhead(builder, files, names, catalog, tick, share=1 - _FACTS_SHARE)
    with files.open(name) as file:
        _read_facts(file, files.size(name), builder, contexts, facts, names, ahead, tick)
    references = [(link.tag, link.get(_HREF, "")) for link in facts.links if link.tag in (_SCHEMA_REF, _LINKBASE_REF)]
    taxonomy = ahead.taxonomy([(name, href) for _, href in references if href])
    add_footnotes(builder, [link for link in facts.links if link.tag == FOOTNOTE_LINK])
    finish_report(builder, contexts, names, taxonomy, [href for tag, href in references if tag == _SCHEMA_REF])
    tick(1.0)
    return builder.build()


def _read_facts(
    file: BinaryIO,
    size: int,
    builder: FilingBuilder,
    contexts: ContextTable,
    facts: FactReader,
    names: Names,
    ahead: TaxonomyAhead,
    tick: Tick,
) -> None:
    stream = Stream(ROOT)
    contexts.scope = facts.prefixes = stream.prefixes
    try:
        for batch in batches(
            file, stream, facts.take_plain, lambda data, prefixes: ahead.read(builder.files[0], data, prefixes), size
        ):
            names.declare(stream.prefixes)
            facts.prefixes, facts.language = stream.prefixes, stream.language
            contexts.scope = stream.scope
            contexts.line = facts.line = stream.line
            facts.take(batch)
            tick(_FACTS_SHARE * stream.size / max(size, stream.size))
    except FilingError as error:
        raise FilingError(f"{builder.path} was not opened: {error}") from error
    if not stream.found:
        raise FilingError(f"{builder.path} holds no XBRL instance{_reason(stream.broken)}.")
    facts.finish()
    if stream.broken:
        message = f"The file is damaged{_reason(stream.broken)}: what stands after it was not read."
        builder.problem(message, f"{builder.files[0]}:{stream.broken_line}", "error")


def _reason(error: str) -> str:
    return f" ({error})" if error else ""
