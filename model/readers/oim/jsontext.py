"""Turns the text of a JSON file into its members one by one, each with its line, and numbers as the text they are."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator

from model.errors import FilingError

#: No report is larger; a text this long is unpacked to several times its size.
MAX_SIZE = 2 * 1024**3

_BLANKS = re.compile(r"[ \t\n\r]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Bare(str):
    """A number that stands in the file without quotation marks: its exact text, never a binary fraction."""

    __slots__ = ()


class DamagedError(ValueError):
    """The text ends, or goes on otherwise than JSON can; what was read up to there stands."""


class JsonText:
    """A cursor over a JSON text. `repeated` collects keys that stand twice in one object; the later value counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = self._after_blanks(0)
        self._line, self._counted = 1, 0
        self.repeated: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_float=Bare, parse_int=Bare, parse_constant=Bare, strict=False
        )

    @property
    def line(self) -> int:
        """The line on which the cursor stands, the first being 1; the cursor only ever goes on."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = max(self._counted, self._at)
        return self._line

    @property
    def fraction(self) -> float:
        """How much of the text the cursor has passed."""
        return self._at / max(len(self._text), 1)

    def members(self) -> Iterator[str]:
        """The keys of the object at the cursor; a value that is not read or walked while its key is up is passed over.

        Raises:
            DamagedError: there is no object, or it is not well formed.
        """
        self._expect("{")
        if self._found("}"):
            return
        keys: set[str] = set()
        while True:
            key = self.value()
            if not isinstance(key, str) or isinstance(key, Bare):
                raise DamagedError("a key is no text")
            if key in keys:
                self.repeated.append(key)
            keys.add(key)
            self._expect(":")
            start = self._at
            yield key
            if self._at == start:
                self.value()
            if self._found("}"):
                return
            self._expect(",")

    def at_object(self) -> bool:
        """An object stands at the cursor."""
        return self._text.startswith("{", self._at)

    def value(self) -> object:
        """The value at the cursor. Raises DamagedError where there is none, or where it is nested beyond all sense."""
        try:
            value, end = self._decoder.raw_decode(self._text, self._at)
        except RecursionError as error:
            raise DamagedError("it is nested too deeply") from error
        except json.JSONDecodeError as error:
            self._at = max(self._at, min(error.pos, len(self._text)))
            raise DamagedError(error.msg.lower()) from error
        self._at = self._after_blanks(end)
        return value

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            self.repeated.extend(key for key, count in counts.items() if count > 1)
        return members

    def _after_blanks(self, at: int) -> int:
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at

    def _found(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at = self._after_blanks(self._at + 1)
        return True

    def _expect(self, sign: str) -> None:
        if not self._found(sign):
            raise DamagedError(f"“{sign}” is missing")


def json_text(data: bytes, name: str) -> tuple[str, str | None]:
    """The text of a JSON file, and what is wrong with its encoding (xBRL-JSON demands UTF-8), None where nothing is.

    Raises:
        FilingError: it is too large for any report.
    """
    if len(data) > MAX_SIZE:
        raise FilingError(f"{name} is larger than any report.")
    wide = _WIDE.get(data[:2])
    if wide is not None:
        return data.decode(wide, "replace"), "The file is in UTF-16; the form demands UTF-8."
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return data.decode("utf-8-sig", "replace"), f"The file is not in UTF-8 (at byte {error.start:,})."


def whole(text: str) -> str:
    """A text without the halves of signs that `\\ud800` in a JSON text can stand for: no file could hold them again."""
    return _LONE_SURROGATE.sub("�", text) if not text.isascii() else text
