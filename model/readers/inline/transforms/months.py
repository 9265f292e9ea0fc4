"""The names of months by language, as the transformation registries tell them apart: by how they begin.

Twelve months a row, `/` between different beginnings of one. Case and accents do not matter: `folded` takes them away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

#: Combining accents of Latin, Greek and Cyrillic; the vowel signs of Devanagari are letters and stay.
_ACCENTS = dict.fromkeys(range(0x0300, 0x0370))
#: Latin letters that stand for Greek ones in real reports (and in the registries' own lists).
_GREEK = str.maketrans("aeikmnoptyz", "αεικμνορτυζ")

_TABLE = {
    "bg": "ян фев мар апр маи юни юли авг сеп окт ное дек",
    "cs": "led uno bre dub kve cerven/cervn/cvn cervenec/cervenc/cvc srp zar rij lis pro",
    "cy": "ion chwe maw/faw ebr mai/fai meh/feh gor/ngor aws med/fed hyd tach/dach/nhach/thach rhag/rag",
    "da": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "de": "jan/jaen feb mar/maer apr mai jun jul aug sep okt nov dez",
    "el": "ιαν φεβ μαρ απρ/αριλ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "et": "jaan veebr marts apr mai juuni juuli aug sept okt nov dets",
    "fi": "tam hel maa huh tou kes hei elo syy lok mar jou",
    "fr": "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "hr": "sij velj ozu tra svi lip srp kol ruj lis stu pro",
    "hu": "jan feb marc apr maj jun jul aug szept okt nov dec",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "lt": "sau vas kov bal geg bir lie rugp/rgp rugs/rgs spa/spl lap gru/grd",
    "lv": "janv febr marts apr maij jun jul aug sept okt nov dec",
    "nl": "jan feb maa/mrt apr mei jun jul aug sep okt nov dec",
    "no": "jan feb mar apr mai jun jul aug sep okt nov des",
    "pl": "sty lut mar kwi maj cze lip sie wrz paz lis gru",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "ro": "ian feb mar apr mai iun iul aug sep oct noi/nov dec",
    "sk": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "sl": "jan feb mar apr maj jun jul avg sep okt nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
}

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii"
ROMAN: Mapping[str, int] = {name: number for number, name in enumerate(_ROMAN.split(), 1)}


def month_beginnings(language: str) -> dict[str, int]:
    """The month for each beginning of a name in one language, longest first."""
    found = {
        folded(beginning): number
        for number, beginnings in enumerate(_TABLE[language].split(), 1)
        for beginning in beginnings.split("/")
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def folded(text: str, language: str = "") -> str:
    """Text without case and accents; in Greek also without look-alikes of other alphabets."""
    text = unicodedata.normalize("NFD", text.casefold()).translate(_ACCENTS)
    return text.translate(_GREEK) if language == "el" else text
