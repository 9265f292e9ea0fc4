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
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from lxml import etree

from model.taxonomy.links import ARC, LANG, LINKBASE, LINKS, LOC, LOCATOR, RESOURCE, ROLE, TYPE, XML, Link, ResourceRow
from model.taxonomy.plain.files import counts_in, is_plain
from model.taxonomy.plain.runs import DECLARES_XML, SIGNS, Form, fill
from model.taxonomy.schemas import LINK

#: How far into a file the start tag of its root may end.
_HEAD = 1 << 16
_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"
_QNAME = f"(?:{_NAME}:)?{_NAME}"
_ROOT = re.compile(rb"<((?:[A-Za-z_][\w.\-]*:)?linkbase)(?:\s+[\w:.\-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*>")
#: A tag whose values were taken out.
_SHAPE = re.compile(rf'(/?)({_QNAME})((?:[ \t\n]+{_QNAME}[ \t\n]*=[ \t\n]*"")*)[ \t\n]*(/?)')
_ATTRIBUTE = re.compile(rf"({_QNAME})[ \t\n]*=")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
#: In the values of attributes: white space becomes blanks there, references what they stand for.
_AS_IT_STANDS = frozenset("&\n\t")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_DECLARES = frozenset({"xmlns", DECLARES_XML})
#: How much of a link is looked at for the forms of its tags; with more of them than this there is no gain.
_SAMPLE = 1 << 12
_MOST_FORMS = 12
#: What stands beside the links; a parser would ignore it as well.
_BESIDE = (f"{LINK}roleRef", f"{LINK}arcroleRef")
_RESOURCES = frozenset(parts.resource for parts in LINKS.values() if parts.resource)
_WANTED = {
    LOC: LOCATOR,
    **{parts.arc: ARC for parts in LINKS.values()},
    **dict.fromkeys(_RESOURCES, (*RESOURCE, DECLARES_XML)),
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
    take: Callable[[Sequence[str | None]], Any]
    #: How it is found among others; None of end tags, and of what is hardly ever written so.
    form: Form | None


def plain_links(data: bytes) -> list[Link] | None:
    """The extended links of a linkbase in plain form, in their order; None where the bytes are anything else."""
    data = data.removeprefix(codecs.BOM_UTF8)
    start = _ROOT.search(data, 0, _HEAD)
    if start is None or not is_plain(data, start.end()):
        return None
    try:
        root = etree.fromstring(data[: start.end()] + b"</" + start[1] + b">")
        text = str(memoryview(data)[start.end() :], "utf-8")
    except (etree.XMLSyntaxError, UnicodeDecodeError):
        return None
    if root.tag != LINKBASE or len(root) or "\ufffe" in text or "\uffff" in text:
        return None
    counts = counts_in(data, start.end())
    if counts is None:
        return None
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        counts["\n"] = text.count("\n")
    end = f"/{start[1].decode()}"
    try:
        body = _Body(root, end)
        links = body.links(text)
        return links if body.counted == counts else _Body(root, end, by_tags=True).links(text)
    except _NotPlainError:
        return None


class _Body:
    """All between the start and end tag of a linkbase's root."""

    def __init__(self, root: etree._Element, end: str, *, by_tags: bool = False) -> None:
        #: How many of `SIGNS` stand where they may.
        self.counted = dict.fromkeys(SIGNS, 0)
        self._by_tags = by_tags
        self._end = end
        self._language = root.get(LANG, "")
        self._prefixes: Mapping[str | None, str] = {**root.nsmap, "xml": XML}
        self._shapes: dict[tuple[str, ...], _Shape] = {}
        #: The forms that were met in the links of each kind.
        self._forms: dict[str, tuple[Form, ...]] = {}

    def links(self, text: str) -> list[Link]:
        """The links. Raises _NotPlainError."""
        links: list[Link] = []
        last = text.rfind("<")
        start = text.find("<")
        if "&" in text[: max(start, 0)] or text[last + 1 :].rstrip(" \t\n") != f"{self._end}>":
            raise _NotPlainError
        self._count(text[:start] + text[last:])
        while start < last:
            onward = text.find("<", start + 1)
            shape, parts, _ = self._cut(text[start + 1 : onward])
            link = self._open(shape, parts)
            if link is not None:
                links.append(link)
            if link is not None and not shape.empty:
                body = text.find(">", start) + 1
                end = text.find(f"</{shape.name}", start)
                if end < 0 or end == last:
                    raise _NotPlainError
                onward = text.find("<", end + 1)
                if self._cut(text[end + 1 : onward])[0].name != shape.name:
                    raise _NotPlainError
                self._fill(link, text, body, end)
                self._count(text[start:body] + text[end:onward])
            else:
                self._count(text[start:onward])
            start = onward
        return links

    def _count(self, text: str) -> None:
        for sign in SIGNS:
            self.counted[sign] += text.count(sign)

    def _cut(self, chunk: str) -> tuple[_Shape, list[str], str]:
        """The shape and the parts of a tag without its `<`, and the text behind it. Raises _NotPlainError."""
        tag, bracket, content = chunk.partition(">")
        parts = tag.split('"')
        key = tuple(parts[::2])
        shape = self._shapes.get(key) or self._learn(key)
        if not bracket or "&" in chunk or "\n" in tag or "\t" in tag:
            _check(shape, parts, bracket, content)
        return shape, parts, content

    def _open(self, shape: _Shape, parts: list[str]) -> Link | None:
        """The link that a tag begins, None for a reference to a role."""
        if shape.ends or (shape.tag not in LINKS and shape.tag not in _BESIDE):
            raise _NotPlainError
        kind, role, language = shape.take([*parts, None])
        if shape.tag in _BESIDE and kind != "extended" and shape.empty:
            return None
        if shape.tag in _BESIDE or kind != "extended":
            raise _NotPlainError
        return Link(shape.tag, role or "", self._language if language is None else language)

    def _fill(self, link: Link, text: str, start: int, end: int) -> None:
        """Reads what stands in a link: at once where its tags are of few forms, else tag by tag."""
        if text.find("<", start, end) < 0:
            self._count(text[start:end])
            return
        counted = None if self._by_tags else self._filled(link, text, start, end)
        if counted is None:
            # What is odd once is odd again and again.
            self._by_tags = True
            self._count(text[start:end])
            self._fill_by_tags(link, text[start:end])
            return
        for sign, count in counted.items():
            self.counted[sign] += count
        if counted["&"]:
            for place, row in enumerate(link.resources):
                label = row[-1]
                if label and "&" in label:
                    link.resources[place] = (*row[:-1], _REFERENCE.sub(_sign, label))

    def _filled(self, link: Link, text: str, start: int, end: int) -> dict[str, int] | None:
        """What `fill` counts; None where the forms of the link's tags do not do."""
        forms = self._forms.get(link.tag, ())
        if not forms:
            sample = text.rfind("<", start, min(end, start + _SAMPLE))
            forms = self._forms_of(text[start:sample].split("<")[1:], link)
        odd = fill(link, text, start, end, forms) if forms else text[start:end].split("<")[1:]
        if isinstance(odd, list):
            forms = self._forms_of(odd, link, forms)
            odd = fill(link, text, start, end, forms) if forms else odd
        self._forms[link.tag] = forms
        return None if isinstance(odd, list) else odd

    def _forms_of(self, tags: Iterable[str], link: Link, known: tuple[Form, ...] = ()) -> tuple[Form, ...]:
        """The forms of tags in a link, beside those known; none where a tag has none, or there are too many."""
        keys = dict.fromkeys(tuple(tag.partition(">")[0].split('"')[::2]) for tag in tags)
        shapes = [self._shapes.get(key) or self._learn(key) for key in keys]
        if any(shape.tag not in (LOC, *LINKS[link.tag]) for shape in shapes):
            raise _NotPlainError
        found = dict.fromkeys([*known, *(shape.form for shape in shapes if not shape.ends)])
        return () if None in found or len(found) > _MOST_FORMS else tuple(filter(None, found))

    def _fill_by_tags(self, link: Link, body: str) -> None:
        parts_of = LINKS[link.tag]
        rows = {LOC: link.locators, parts_of.arc: link.arcs}
        opened = ""
        for chunk in body.split("<")[1:]:
            shape, parts, content = self._cut(chunk)
            if shape.ends:
                if opened != shape.name:
                    raise _NotPlainError
                opened = ""
                continue
            if opened:
                raise _NotPlainError
            if shape.tag in rows:
                rows[shape.tag].append(shape.take([*parts, ""]))
            elif shape.tag == parts_of.resource:
                link.resources.append(_resource(shape, parts, content))
            else:
                raise _NotPlainError
            opened = "" if shape.empty else shape.name
        if opened:
            raise _NotPlainError

    def _learn(self, key: tuple[str, ...]) -> _Shape:
        """Judges a shape that was not met before. Raises _NotPlainError."""
        match = _SHAPE.fullmatch('""'.join(key))
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
        form = None
        if not closing and (tag in _RESOURCES) != bool(empty):
            row = tuple(attribute for attribute in wanted if attribute != DECLARES_XML)
            form = Form(tag, name, key, tuple(attributes), row, not empty)
        shape = self._shapes[key] = _Shape(tag, name, bool(closing), bool(empty), take, form)
        return shape

    def _expanded(self, name: str, *, attribute: bool) -> str:
        prefix, _, local = name.rpartition(":")
        if attribute and (not prefix or name == DECLARES_XML):
            return name
        namespace = self._prefixes.get(prefix or None)
        if namespace is None:
            raise _NotPlainError
        return f"{{{namespace}}}{local}"


def _check(shape: _Shape, parts: list[str], bracket: str, content: str) -> None:
    """Refuses a tag that does not end, values that a parser would change, and references outside of labels."""
    values = "".join(parts[1::2])
    outside = "&" in content and (shape.ends or shape.empty or shape.tag not in _RESOURCES)
    if not bracket or outside or not _AS_IT_STANDS.isdisjoint(values):
        raise _NotPlainError


def _resource(shape: _Shape, parts: list[str], content: str) -> ResourceRow:
    """A label with its text, up to the end tag that must follow: nothing else may stand in a label here."""
    *row, declared = shape.take([*parts, None])
    if declared is not None and declared != XML:
        raise _NotPlainError
    text = "" if shape.empty else content
    return (*row, _REFERENCE.sub(_sign, text) if "&" in text else text)


def _sign(reference: re.Match[str]) -> str:
    """What a reference stands for. Raises _NotPlainError for an entity, and for a sign that XML has not."""
    name, decimal, hexadecimal = reference.groups()
    if name:
        return _ENTITIES[name]
    code = int(decimal or "0") if hexadecimal is None else int(hexadecimal, 16)
    if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000:
        return chr(code)
    raise _NotPlainError
