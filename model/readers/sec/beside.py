"""Finds what stands beside rendered pages or their workbook and helps to show them: labels, and the list of pages."""

from __future__ import annotations

from collections.abc import Sequence

from model.errors import FilingError
from model.files import Files, read_bytes, resolve
from model.filing import NO_ORIGIN, Origin
from model.networks import NO_TAXONOMY, Taxonomy
from model.readers.sec.metalinks import NAME as METALINKS
from model.readers.sec.metalinks import MetaLinks, read_metalinks
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.sheet import Report
from model.readers.sec.summary import NAME as SUMMARY
from model.readers.sec.summary import read_summary


def lexicon_for(files: Files, base: str, taxonomy: Taxonomy) -> tuple[Lexicon, Origin]:
    """What tells of the labels on a page: the taxonomy if there is one, else the `MetaLinks.json` beside it."""
    links = metalinks_beside(files, base) if taxonomy is NO_TAXONOMY else None
    if links is None:
        return Lexicon(taxonomy), NO_ORIGIN
    return Lexicon(links.taxonomy, links.presented, links.own_prefix), Origin(dict(links.namespaces))


def metalinks_beside(files: Files, base: str) -> MetaLinks | None:
    """The labels that stand beside a file, None where there are none that can be read."""
    name = resolve(files, base, METALINKS)
    if name is None:
        return None
    try:
        return read_metalinks(read_bytes(files, name), name)
    except FilingError:
        # It only helps to show the facts: without it they are shown as the pages have them.
        return None


def reports_beside(files: Files, base: str) -> Sequence[Report]:
    """The list of pages that stands beside a file, empty where there is none that can be read."""
    name = resolve(files, base, SUMMARY)
    if name is None:
        return ()
    try:
        return read_summary(read_bytes(files, name), name)
    except FilingError:
        return ()
