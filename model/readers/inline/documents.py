"""Turns the bytes of a web page that holds inline XBRL into a tree, also where it is not quite the XML it should be."""

from __future__ import annotations

import codecs
import html.entities
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from model.errors import FilingError
from model.files import Files, read_bytes
from model.readers.inline.cuts import beginning, breaks_off, drop_open
from model.readers.inline.pages import CONTROLS, page_as_xml
from model.readers.xbrl.beside import Meanwhile, parsed_beside

#: Takes the message, the line, and the severity of something that is not as it should be.
Note = Callable[[str, int, str], None]

_BLANKS = b" \t\r\n"
_DECLARATION = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*\?>")
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
#: Encodings of one byte a sign: a text that is valid UTF-8 beyond ASCII is hardly ever meant in one of them.
_NARROW = ("ascii", "cp1252", "iso8859-1")
_ENCODING_ERRORS = (
    etree.ErrorTypes.ERR_INVALID_CHAR,
    etree.ErrorTypes.ERR_INVALID_ENCODING,
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    etree.ErrorTypes.I18N_CONV_FAILED,
)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?([\w.:-]+)", re.I)
#: What each prefix means is looked up for each fact where it means more than one thing.
_MAX_PREFIXES = 200
#: How far from its beginning a page states its encoding.
_HEAD = 8192
_PREFIX = re.compile(rb"\bxmlns:([^\s=]{1,200}+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
#: A page whose first tag is that of its root, after comments and the like: no entity can be declared further down.
_BEGINS_AT_ROOT = re.compile(rb"(?:\s|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<[A-Za-z_]", re.S)
#: CDATA holds no entities, whatever it looks like. The five of XML itself stay.
_ENTITY = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);", re.S)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a tree."""

    root: etree._Element
    #: What every prefix means throughout it, None where one has two meanings: to look up each prefix where it is used
    #: costs more than all else.
    scope: Mapping[str | None, str] | None
    #: Whether anything in it states its language.
    languages: bool


def read_document(files: Files, name: str, note: Note, meanwhile: Meanwhile | None = None) -> Document:
    """The document in a file; what had to be mended is noted. `meanwhile` may be called while it is parsed.

    Raises:
        FilingError: nothing in the file can be read as a page.
    """
    data = read_bytes(files, name)
    return _read(_begun(data.removeprefix(codecs.BOM_UTF8)), name, note, meanwhile)


def _begun(data: bytes) -> bytes:
    """Takes away an XML declaration that does not stand at the very beginning; the lines before it still count."""
    start = len(data) - len(data.lstrip(_BLANKS))
    if start and data[start : start + 5] == b"<?xml":
        return data[:start] + _guessed(data[start:]).partition("?>")[2].encode()
    return data


def _read(data: bytes, name: str, note: Note, meanwhile: Meanwhile | None) -> Document:
    data = _narrowed(data, note)
    try:
        return _parsed(data, meanwhile)
    except etree.XMLSyntaxError as error:
        problem = error
    text = _guessed(data)
    if problem.code in _ENCODING_ERRORS:
        note(f"The document holds bytes that its encoding has not ({_said(problem)}).", problem.lineno or 1, "warning")
        data = _undeclared(CONTROLS.sub(" ", text).encode())
    # XML without the HTML document type does not know `&nbsp;`: named entities of HTML become numbers.
    mended = _ENTITY.sub(_number_of, data)
    try:
        return _parsed(mended)
    except etree.XMLSyntaxError as error:
        problem = error
    page = _page(mended, text)
    if page is None:
        raise FilingError(f"{name} is no web page: {_said(problem)}.")
    if breaks_off(data):
        said = f"The document breaks off ({_said(problem)}); facts that are open at its end are left out."
    else:
        said = f"The document is not well-formed XML ({_said(problem)}) and was read as HTML."
    note(said, problem.lineno or 1, "warning")
    written = etree.tostring(page)
    return _document(page, written, _scope(written))


def _page(data: bytes, text: str) -> etree._Element | None:
    if not breaks_off(data):
        return page_as_xml(text)
    page = beginning(data)
    if page is None:
        page = page_as_xml(text)
        if page is not None:
            drop_open(page)
    return page


def _said(error: etree.XMLSyntaxError) -> str:
    """What the parser says, without the place that it adds."""
    return re.sub(r", line \d+, column \d+\Z", "", str(error.msg))


def _parsed(data: bytes, meanwhile: Meanwhile | None = None) -> Document:
    scope = _scope(data)
    if scope is None or meanwhile is None:
        return _document(_root(data), data, scope)
    return _document(parsed_beside(_root, data, lambda: meanwhile(data, scope)), data, scope)


def _document(root: etree._Element, data: bytes, scope: Mapping[str | None, str] | None) -> Document:
    scope = None if scope is None else {None: root.nsmap.get(None, ""), **scope}
    return Document(root, scope, b"xml:lang" in data)


def _scope(data: bytes) -> dict[str | None, str] | None:
    clear = True
    found: dict[str | None, str] = {}
    # Nearly always only the root declares prefixes: what comes after the last one is not searched.
    end = data.find(b">", data.rfind(b"xmlns:"))
    for prefix, *quoted in _PREFIX.findall(data, 0, end + 1 or len(data)):
        namespace = html.unescape("".join(part.decode("utf-8", "replace") for part in quoted))
        if found.setdefault(prefix.decode("utf-8", "replace"), namespace) != namespace:
            clear = False
    if not clear and len(found) > _MAX_PREFIXES:
        raise FilingError("It declares more prefixes than any report needs, and some in two ways; it was not opened.")
    return found if clear else None


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, _parser(data))


def _parser(data: bytes) -> etree.XMLParser:
    """Without declared entities nothing can expand, and pictures of over 10 MB within the page may be read."""
    return etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=_BEGINS_AT_ROOT.match(data) is not None or b"<!ENTITY" not in data,
    )


def _narrowed(data: bytes, note: Note) -> bytes:
    """The document in an encoding that the parser reads rightly: UTF-8 where the stated one cannot be meant."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return _undeclared(data.decode(encoding, "replace").lstrip("\ufeff").encode())
    stated = _DECLARATION.match(data)
    codec = _codec(stated[1]) if stated else ""
    if stated is None or not (codec.startswith(("utf-16", "utf-32")) or (codec in _NARROW and not data.isascii())):
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data
    note(f"The document says that its encoding is {stated[1].decode()}, but it is UTF-8.", 1, "info")
    return _undeclared(data)


def _undeclared(data: bytes) -> bytes:
    """A document without its XML declaration."""
    stated = _DECLARATION.match(data)
    return data[stated.end() :] if stated else data


def _codec(encoding: bytes) -> str:
    try:
        return codecs.lookup(encoding.decode()).name
    except LookupError:
        return ""


def _guessed(data: bytes) -> str:
    """The text of a document whose encoding is not sure: UTF-8, else a stated one, else that of Windows."""
    stated = _DECLARATION.match(data) or _META.search(data, 0, _HEAD)
    for codec in ("utf-8", _codec(stated[1]) if stated else "", "cp1252"):
        try:
            return data.decode(codec or "utf-8")
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _number_of(match: re.Match[bytes]) -> bytes:
    signs = html.entities.html5.get(match[1].decode() + ";") if match[1] else None
    return match[0] if signs is None else b"".join(b"&#%d;" % ord(sign) for sign in signs)
