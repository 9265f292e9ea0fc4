"""Turns the bytes of a linkbase into what must be known of all of them before they can be read as text."""

from __future__ import annotations

import re

import numpy as np

#: Memory for all of a file would be asked of the system each time.
_STRETCH = 1 << 16
_OTHER_ENCODING = re.compile(rb"\A<\?xml\s[^>]*?\bencoding\s*=\s*[\"'](?!(?i:utf-8)[\"'])")


def is_plain(data: bytes, head: int) -> bool:
    """Whether a document is UTF-8 by what it says, without a document type or anything that no XML holds."""
    return (
        not _OTHER_ENCODING.match(data)
        and b"<!DOCTYPE" not in data[:head]
        and not (b"]" in data and _may_hold_pair(data, ord("]")) and b"]]>" in data)
    )


def _may_hold_pair(data: bytes, sign: int) -> bool:
    """Whether a sign stands twice in a row: to look for `]]>` where there is many a `]` takes ten times as long."""
    signs = np.frombuffer(data, dtype=np.uint8)
    for at in range(0, len(data), _STRETCH):
        found = signs[at : at + _STRETCH + 1] == sign
        if np.any(found[1:] & found[:-1]):
            return True
    return False


def counts_in(data: bytes, start: int) -> dict[str, int] | None:
    """How often `SIGNS` stand from a place on; None where there is a control that XML allows nowhere (production 2)."""
    signs = np.frombuffer(data, dtype=np.uint8, offset=start)
    tags = newlines = controls = references = 0
    has_references = b"&" in data
    for at in range(0, len(signs), _STRETCH):
        stretch = signs[at : at + _STRETCH]
        tags += int(np.count_nonzero(stretch == ord("<")))
        newlines += int(np.count_nonzero(stretch == ord("\n")))
        controls += int(np.count_nonzero(stretch < ord(" ")))
        if has_references:
            references += int(np.count_nonzero(stretch == ord("&")))
    tabs, returns = (data.count(sign, start) if sign in data else 0 for sign in (b"\t", b"\r"))
    if controls != newlines + tabs + returns:
        return None
    return {"<": tags, "&": references, "\n": newlines, "\t": tabs}
