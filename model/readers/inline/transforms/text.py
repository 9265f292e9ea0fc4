"""What all formats share: which blanks count as none, digits of other scripts, and texts that always mean the same."""

from __future__ import annotations

from collections.abc import Callable

#: The white space of XML. A no-break space is none: registries name it where they allow it.
BLANKS = " \t\n\r"

#: Longer texts are no dates and no numbers in words; it keeps patterns that try again from trying for long.
MAX_LENGTH = 400

#: What a format means to the reader: the text that XBRL holds, or None where the text does not fit the format.
Transform = Callable[[str], str | None]

_DIGITS = {start + digit: str(digit) for start in (0x0966, 0xFF10) for digit in range(10)}


def ascii_digits(text: str) -> str:
    """Devanagari and full-width digits as the digits 0 to 9."""
    return text.translate(_DIGITS)


def fixed(result: str) -> Transform:
    """A format that means `result` whatever the page shows."""
    return lambda _text: result
