"""Turns numbers and lengths of time in English words into digits and durations; None where the words are none."""

from __future__ import annotations

import re

from model.readers.inline.transforms.text import BLANKS, MAX_LENGTH

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_LARGE = "thousand million billion trillion quadrillion quintillion"
_SMALL = {word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)}
_DECADES = {word: number * 10 for number, word in enumerate(_TENS.split(), 2)}
_POWERS = {word: 1000**number for number, word in enumerate(_LARGE.split(), 1)}
_ZERO = {"no", "none", "nil", "zero"}
_DASH = re.compile("[-\u058a\u05be\u2010-\u2015\ufe58\ufe63\uff0d]")
_DURATION = re.compile(
    r"(?:(?P<Y>[^,]+?) years?(?:,? (?:and )?(?=.)|\Z))?"
    r"(?:(?P<M>[^,]+?) months?(?:,? (?:and )?(?=.)|\Z))?"
    r"(?:(?P<D>[^,]+?) days?)?"
)


def number_in_words(text: str) -> str | None:
    """`two hundred and five` → `205`; `no`, `none`, `nil` and `zero` → `0`."""
    plain = _plain(text)
    if plain is None:
        return None
    if plain in _ZERO:
        return "0"
    words = plain.replace(",", " , ").split()
    value = _number(words) if words[-1] not in (",", "and") else None
    return None if value is None else str(value)


def duration_in_words(text: str) -> str | None:
    """`two years, six months and four days` → `P2Y6M4D`."""
    plain = _plain(text)
    match = _DURATION.fullmatch(plain) if plain else None
    if match is None:
        return None
    duration = "P"
    for field, words in match.groupdict().items():
        if words is not None:
            number = words if re.fullmatch("[0-9]{1,4}", words) else _below_two_thousand(words)
            if number is None:
                return None
            duration += "" if number == "0" else number + field
    return duration if len(duration) > 1 else "P0D"


def _below_two_thousand(words: str) -> str | None:
    return "0" if words in ("no", "zero") else number_in_words(words) if not _POWERS.keys() & words.split() else None


def _plain(text: str) -> str | None:
    """Lower case, dashes and blanks as one space; None where it begins or ends with a blank that XML has not."""
    text = text.strip(BLANKS)
    if not text or len(text) > MAX_LENGTH or not text[0].isalnum() or not text[-1].isalnum():
        return None
    return " ".join(_DASH.sub(" ", text).lower().split())


def _number(words: list[str]) -> int | None:
    """The sum of groups (`two hundred and five`), each with a smaller power than the one before."""
    total, last, place = 0, 1000**7, 0
    while place < len(words):
        group, place = _group(words, place, after_and=False)
        if group is None:
            return None
        power = _POWERS.get(words[place], 0) if place < len(words) else 1
        if not 0 < power < last:
            return None
        total, last, place = total + group * power, power, place + 1
        if place < len(words) and words[place] == ",":
            place += 1
        elif power == 1000 and place < len(words) and words[place] == "and":
            # `one thousand and five`: what follows `and` is below a hundred.
            rest, place = _group(words, place + 1, after_and=True)
            return total + rest if rest is not None and place == len(words) else None
    return total


def _group(words: list[str], place: int, *, after_and: bool) -> tuple[int | None, int]:
    """A number below 2000 from `place` on, and the place behind it."""
    value, place = _below_hundred(words, place)
    if after_and or value is None or value > 19 or words[place : place + 1] != ["hundred"]:
        return value, place
    value, place = value * 100, place + 1
    joined = place + 1 if words[place : place + 1] == ["and"] else place
    rest, behind = _below_hundred(words, joined)
    return (value, place) if rest is None else (value + rest, behind)


def _below_hundred(words: list[str], place: int) -> tuple[int | None, int]:
    word = words[place] if place < len(words) else ""
    if word in _SMALL:
        return _SMALL[word], place + 1
    if word not in _DECADES:
        return None, place
    following = words[place + 1] if place + 1 < len(words) else ""
    if 0 < _SMALL.get(following, 0) < 10:
        return _DECADES[word] + _SMALL[following], place + 2
    return _DECADES[word], place + 1
