"""Turns the text of a linkbase in the usual plain form into the rows of its extended links, without parsing it.

The text is cut at each `<`. What remains of a tag when the values of its attributes are taken out is its shape, and a
linkbase of thousands of elements has a few dozen: each shape is judged once, and after that its elements cost no more
than a look-up. All that a parser would have to think about (other encodings, document types, comments and CDATA among
the elements, entities, values in single quotes, elements within labels, prefixes declared further down, whatever does
not nest) is no plain form, and neither is anything that is not well-formed: then nothing is read here.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from model.taxonomy.links import ARC, LANG, LINKBASE, LINKS, LOC, LOCATOR, RESOURCE, ROLE, TYPE, XML, Link, Row
from model.taxonomy.schemas import LINK

#: How far into a file the start tag of its root may end.
_HEAD = 1 << 16
_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"
_QNAME = f"(?:{_NAME}:)?{_NAME}"
_OTHER_ENCODING = re.compile(rb"\A<\?xml\s[^>]*?\bencoding\s*=\s*[\"'](?!(?i:utf-8)[\"'])")
_ROOT = re.compile(rb"<((?:[A-Za-z_][\w.\-]*:)?linkbase)(?:\s+[\w:.\-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*>")
#: A tag whose values were taken out.
_SHAPE = re.compile(rf'(/?)({_QNAME})((?:[ \t\n]+{_QNAME}[ \t\n]*=[ \t\n]*"")*)[ \t\n]*(/?)')
_ATTRIBUTE = re.compile(rf"({_QNAME})[ \t\n]*=")
#: What XML allows nowhere (production 2), beside two signs that have no place in ASCII.
_CONTROLS = bytes({*range(32)} - {9, 10, 13})
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
#: In the values of attributes: white space becomes blanks there, references what they stand for.
_AS_IT_STANDS = frozenset("&\n\t")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
#: Writers declare what needs no declaration on each label; it counts as an attribute, and has to be right.
_DECLARES_XML = "xmlns:xml"
_DECLARES = frozenset({"xmlns", _DECLARES_XML})
#: What stands beside the links; a parser would ignore it as well.
_BESIDE = (f"{LINK}roleRef", f"{LINK}arcroleRef")
_RESOURCES = frozenset(parts.resource for parts in LINKS.values() if parts.resource)
_WANTED = {
    LOC: LOCATOR,
    **{parts.arc: ARC for parts in LINKS.values()},
    **dict.fromkeys(_RESOURCES, (*RESOURCE, _DECLARES_XML)),
    **dict.fromkeys((*LINKS, *_BESIDE), (TYPE, ROLE, LANG)),
}


class _NotPlainError(ValueError):
    """The linkbase is left to the parser."""


class _Shape(NamedTuple):
    """What all tags of a shape have in common.

    The expanded tag and the name it is written by, whether it is an end tag or that of an empty element, and what takes
    the wanted values out of the parts of a tag that was cut at its quotes.
    """

    tag: str
    name: str
    ends: bool
    empty: bool
    take: Callable[[list[str | None]], Row]


def plain_links(data: bytes) -> list[Link] | None:
    """The extended links of a linkbase in plain form, in their order; None where the bytes are anything else."""
    data = data.removeprefix(codecs.BOM_UTF8)
    start = _ROOT.search(data, 0, _HEAD)
    if start is None or not _is_plain(data, start.end()):
        return None
    try:
        root = etree.fromstring(data[: start.end()] + b"</" + start[1] + b">")
        text = data[start.end() :].decode()
    except (etree.XMLSyntaxError, UnicodeDecodeError):
        return None
    if root.tag != LINKBASE or len(root) or "\ufffe" in text or "\uffff" in text:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return _Body(root, f"/{start[1].decode()}").links(text)
    except _NotPlainError:
        return None


def _is_plain(data: bytes, head: int) -> bool:
    """Whether a document is UTF-8 by what it says, without a document type or anything that no XML holds."""
    return (
        not _OTHER_ENCODING.match(data)
        and b"<!DOCTYPE" not in data[:head]
        and len(data.translate(None, _CONTROLS)) == len(data)
        and b"]]>" not in data
    )


class _Body:
    """All between the start and end tag of a linkbase's root."""

    def __init__(self, root: etree._Element, end: str) -> None:
        self._end = end
        self._language = root.get(LANG, "")
        self._prefixes: Mapping[str | None, str] = {**root.nsmap, "xml": XML}
        self._shapes: dict[tuple[str | None, ...], _Shape] = {}

    def links(self, text: str) -> list[Link]:
        """The links. Raises _NotPlainError."""
        before, *chunks = text.split("<")
        if "&" in before or not chunks or chunks.pop().rstrip(" \t\n") != f"{self._end}>":
            raise _NotPlainError
        links: list[Link] = []
        rows: dict[str, list[Row]] = {}
        shapes = self._shapes
        ends: list[str] = []
        for chunk in chunks:
            tag, bracket, content = chunk.partition(">")
            parts: list[str | None] = [*tag.split('"')]
            key = tuple(parts[::2])
            shape = shapes.get(key) or self._learn(key)
            if not bracket or "&" in chunk or "\n" in tag or "\t" in tag:
                _check(shape, parts, bracket, content)
            if shape.ends:
                if not ends or ends.pop() != shape.name:
                    raise _NotPlainError
                continue
            parts.append(None)
            if len(ends) == 1 and shape.tag in rows:
                rows[shape.tag].append(shape.take(parts))
            elif len(ends) == 1 and links and shape.tag == LINKS[links[-1].tag].resource:
                links[-1].resources.append(_resource(shape, parts, content))
            elif not ends:
                rows = self._open(shape, parts, links)
            else:
                raise _NotPlainError
            if not shape.empty:
                ends.append(shape.name)
        if ends:
            raise _NotPlainError
        return links

    def _open(self, shape: _Shape, parts: list[str | None], links: list[Link]) -> dict[str, list[Row]]:
        """Begins a link; gives the rows that its elements go to, by their tags. References to roles take none."""
        if shape.tag not in LINKS and shape.tag not in _BESIDE:
            raise _NotPlainError
        kind, role, language = shape.take(parts)
        if shape.tag in _BESIDE and kind != "extended" and shape.empty:
            return {}
        if shape.tag in _BESIDE or kind != "extended":
            raise _NotPlainError
        link = Link(shape.tag, role or "", self._language if language is None else language)
        links.append(link)
        return {LOC: link.locators, LINKS[link.tag].arc: link.arcs}

    def _learn(self, key: tuple[str | None, ...]) -> _Shape:
        """Judges a shape that was not met before. Raises _NotPlainError."""
        match = _SHAPE.fullmatch('""'.join(part or "" for part in key))
        if match is None:
            raise _NotPlainError
        closing, name, written, empty = match.groups()
        if closing and (written or empty):
            raise _NotPlainError
        tag = self._expanded(name, attribute=False)
        attributes = [self._expanded(text, attribute=True) for text in _ATTRIBUTE.findall(written)]
        places = {attribute: 2 * number + 1 for number, attribute in enumerate(attributes)}
        wanted = _WANTED.get(tag, ())
        declares = any(text in places and text not in wanted for text in _DECLARES)
        if not wanted or declares or len(places) < len(attributes):
            raise _NotPlainError
        take = itemgetter(*(places.get(attribute, -1) for attribute in wanted))
        shape = self._shapes[key] = _Shape(tag, name, bool(closing), bool(empty), take)
        return shape

    def _expanded(self, name: str, *, attribute: bool) -> str:
        prefix, _, local = name.rpartition(":")
        if attribute and (not prefix or name == _DECLARES_XML):
            return name
        namespace = self._prefixes.get(prefix or None)
        if namespace is None:
            raise _NotPlainError
        return f"{{{namespace}}}{local}"


def _check(shape: _Shape, parts: list[str | None], bracket: str, content: str) -> None:
    """Refuses a tag that does not end, values that a parser would change, and references outside of labels."""
    values = "".join(part or "" for part in parts[1::2])
    outside = "&" in content and (shape.ends or shape.empty or shape.tag not in _RESOURCES)
    if not bracket or outside or not _AS_IT_STANDS.isdisjoint(values):
        raise _NotPlainError


def _resource(shape: _Shape, parts: list[str | None], content: str) -> tuple[Row, str]:
    """A label with its text, up to the end tag that must follow: nothing else may stand in a label here."""
    *row, declared = shape.take(parts)
    if declared is not None and declared != XML:
        raise _NotPlainError
    text = "" if shape.empty else content
    return tuple(row), _REFERENCE.sub(_sign, text) if "&" in text else text


def _sign(reference: re.Match[str]) -> str:
    """What a reference stands for. Raises _NotPlainError for an entity, and for a sign that XML has not."""
    name, decimal, hexadecimal = reference.groups()
    if name:
        return _ENTITIES[name]
    code = int(decimal or "0") if hexadecimal is None else int(hexadecimal, 16)
    if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000:
        return chr(code)
    raise _NotPlainError
