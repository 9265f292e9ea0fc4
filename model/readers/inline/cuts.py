"""Turns a page that breaks off into the tree of what is whole of it: what is cut in two would be a wrong value."""

from __future__ import annotations

from lxml import etree

from model.readers.inline.collecting import KIND_OF

_ROOTS = ("{http://www.w3.org/1999/xhtml}html", "html")
_TAIL = 4096
#: These only hold others, and are as good without their end.
_CONTAINERS = ("references", "resources", "tuple")
_INSTANCE = "{http://www.xbrl.org/2003/instance}"


def breaks_off(data: bytes) -> bool:
    """Whether a page has no end."""
    return b"</html" not in data[-_TAIL:].lower()


def beginning(data: bytes) -> etree._Element | None:
    """The root of a page that is well-formed XML as far as it goes; None where it is not."""
    parser = etree.XMLPullParser(
        events=("start",),
        tag=_ROOTS,
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=b"<!ENTITY" not in data,
    )
    try:
        parser.feed(data)
    except etree.XMLSyntaxError:
        return None
    root = next((element for _event, element in parser.read_events()), None)
    if root is not None:
        drop_open(root)
    return root


def drop_open(root: etree._Element) -> None:
    """Takes their meaning from the facts, contexts and units on the way to the last place of a page."""
    element = root
    while True:
        tag = str(element.tag)
        if KIND_OF.get(tag, "references") not in _CONTAINERS or tag.startswith(_INSTANCE):
            element.tag = "cut"
        if not len(element) or element[-1].tail:
            return
        element = element[-1]
