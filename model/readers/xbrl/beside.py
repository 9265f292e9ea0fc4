"""Turns a document into its tree in a thread, while something else is done with its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from lxml import etree

#: A smaller document is parsed before a thread would have begun with it.
WORTH_A_THREAD = 1 << 17

#: Takes a document, and what prefixes mean throughout it, while it is parsed.
Meanwhile = Callable[[bytes, Mapping[str | None, str]], None]


def parsed_beside(
    parse: Callable[[bytes], etree._Element], data: bytes, meanwhile: Callable[[], None]
) -> etree._Element:
    """What `parse` makes of a document; `meanwhile` is called where the document is worth a thread.

    The parser works without the interpreter, so that both go on at once. Raises whatever `parse` raises.
    """
    if len(data) < WORTH_A_THREAD:
        return parse(data)
    with ThreadPoolExecutor(max_workers=1) as pool:
        parsed = pool.submit(parse, data)
        meanwhile()
        try:
            return parsed.result()
        finally:
            # What it raises holds this frame, which would hold it in turn, and with it the document.
            del parsed
