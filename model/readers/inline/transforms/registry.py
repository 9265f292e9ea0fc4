"""Finds the transformation that a format names: by the namespace of its registry and its local name, not by prefix."""

from __future__ import annotations

from collections.abc import Mapping

from model.readers.inline.transforms import calendars, numbers
from model.readers.inline.transforms.dates import named, numeric, roman, strict_english
from model.readers.inline.transforms.sec import SEC
from model.readers.inline.transforms.text import Transform, fixed

_BASE = "http://www.xbrl.org/inlineXBRL/transformation/"

_REGISTRY_1: dict[str, Transform] = {
    "datedoteu": numeric("dmy", r"\."),
    "datedotus": numeric("mdy", r"\."),
    "datelongdaymonthuk": strict_english("dm", "%B", "D N"),
    "datelongmonthdayus": strict_english("md", "%B", "N D"),
    "datelongmonthyear": strict_english("my", "%B", "N Y"),
    "datelonguk": strict_english("dmy", "%B", "D N Y"),
    "datelongus": strict_english("mdy", "%B", "N D, Y"),
    "datelongyearmonth": strict_english("ym", "%B", "Y N"),
    "dateshortdaymonthuk": strict_english("dm", "%b", "D N"),
    "dateshortmonthdayus": strict_english("md", "%b", "N D"),
    "dateshortmonthyear": strict_english("my", "%b", "N Y"),
    "dateshortuk": strict_english("dmy", "%b", "D N Y"),
    "dateshortus": strict_english("mdy", "%b", "N D, Y"),
    "dateshortyearmonth": strict_english("ym", "%b", "Y N"),
    "dateslashdaymontheu": numeric("dm", "/"),
    "dateslasheu": numeric("dmy", "/"),
    "dateslashmonthdayus": numeric("md", "/"),
    "dateslashus": numeric("mdy", "/"),
    "numcomma": numbers.num_comma,
    "numcommadot": numbers.num_comma_dot,
    "numdash": numbers.num_dash,
    "numdotcomma": numbers.num_dot_comma,
    "numspacecomma": numbers.num_space_comma,
    "numspacedot": numbers.num_space_dot,
}

_REGISTRY_2: dict[str, Transform] = {
    "booleanfalse": fixed("false"),
    "booleantrue": fixed("true"),
    "datedaymonth": numeric("dm"),
    "datedaymonthen": named("dm", "en"),
    "datedaymonthyear": numeric("dmy"),
    "datedaymonthyearen": named("dmy", "en"),
    "dateerayearmonthdayjp": calendars.era_year_month_day,
    "dateerayearmonthjp": calendars.era_year_month,
    "datemonthday": numeric("md", tail="[A-Za-z]*"),
    "datemonthdayen": named("md", "en"),
    "datemonthdayyear": numeric("mdy"),
    "datemonthdayyearen": named("mdy", "en"),
    "datemonthyearen": named("my", "en"),
    "dateyearmonthcjk": calendars.cjk_year_month,
    "dateyearmonthdaycjk": calendars.cjk_year_month_day,
    "dateyearmonthen": named("ym", "en"),
    "nocontent": fixed(""),
    "numcommadecimal": numbers.num_comma_decimal_3,
    "numdotdecimal": numbers.num_dot_decimal_3,
    "numunitdecimal": numbers.num_unit_decimal_3,
    "zerodash": numbers.zero_dash,
}

_REGISTRY_3: dict[str, Transform] = {
    **_REGISTRY_2,
    "calindaymonthyear": calendars.indian_day_month_year,
    "datedaymonthdk": named("dm", "da"),
    "datedaymonthyeardk": named("dmy", "da"),
    "datedaymonthyearin": calendars.hindi_or_numbers,
    "datemonthyear": numeric("my"),
    "datemonthyeardk": named("my", "da"),
    "datemonthyearin": named("my", "hi"),
    "dateyearmonthday": numeric("ymd", tail="[^0-9]*"),
    "numdotdecimalin": numbers.num_dot_decimal_in,
    "numunitdecimalin": numbers.num_unit_decimal_in,
}

#: How each language writes its dates (registries 4 and 5): the name of the format without language, and its order.
_SHAPES = {
    "date-day-monthname": "dm",
    "date-day-monthname-year": "dmy",
    "date-monthname-day": "md",
    "date-monthname-day-year": "mdy",
    "date-monthname-year": "my",
    "date-year-day-monthname": "ydm",
    "date-year-monthname": "ym",
    "date-year-monthname-day": "ymd",
}
_DAY_FIRST = ("date-day-monthname", "date-day-monthname-year", "date-monthname-year")
_YEAR_FIRST = ("date-monthname-day", "date-year-monthname", "date-year-monthname-day")
_CONTINENTAL = "bg cs da de el es et fi fr hr it nl no pl pt ro sk sl sv"
_LANGUAGES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_CONTINENTAL.split(), _DAY_FIRST),
    "en": (*_DAY_FIRST, "date-monthname-day", "date-monthname-day-year", "date-year-monthname"),
    "hi": ("date-day-monthname-year", "date-monthname-year"),
    "hu": _YEAR_FIRST,
    "lt": _YEAR_FIRST,
    "lv": ("date-day-monthname", "date-year-day-monthname", "date-year-monthname"),
}


def _by_language(languages: Mapping[str, tuple[str, ...]]) -> dict[str, Transform]:
    return {
        f"{shape}-{language}": named(_SHAPES[shape], language)
        for language, shapes in languages.items()
        for shape in shapes
    }


_REGISTRY_4: dict[str, Transform] = {
    **_by_language(_LANGUAGES),
    "date-day-month": numeric("dm"),
    "date-day-month-year": numeric("dmy"),
    "date-day-monthroman": roman("dm"),
    "date-day-monthroman-year": roman("dmy"),
    "date-ind-day-monthname-year-hi": calendars.indian_day_month_year,
    "date-jpn-era-year-month": calendars.era_year_month,
    "date-jpn-era-year-month-day": calendars.era_year_month_day,
    "date-month-day": numeric("md", tail="[A-Za-z]*"),
    "date-month-day-year": numeric("mdy"),
    "date-month-year": numeric("my"),
    "date-monthroman-year": roman("my"),
    "date-year-month": numeric("ym", tail="[^0-9]*"),
    "date-year-month-day": numeric("ymd", tail="[^0-9]*"),
    "fixed-empty": fixed(""),
    "fixed-false": fixed("false"),
    "fixed-true": fixed("true"),
    "fixed-zero": fixed("0"),
    "num-comma-decimal": numbers.num_comma_decimal,
    "num-dot-decimal": numbers.num_dot_decimal,
    # Not in the list of the registry, but read by others under this name.
    "numdotdecimalin": numbers.num_dot_decimal_in,
    "num-unit-decimal": numbers.num_unit_decimal,
}

_REGISTRY_5: dict[str, Transform] = {
    **_REGISTRY_4,
    **_by_language({"cy": _DAY_FIRST}),
    "num-comma-decimal-apos": numbers.num_comma_decimal_apos,
    "num-dot-decimal-apos": numbers.num_dot_decimal_apos,
    "num-unit-decimal-apos": numbers.num_unit_decimal_apos,
}

REGISTRIES: Mapping[str, Mapping[str, Transform]] = {
    f"{_BASE}2010-04-20": _REGISTRY_1,
    f"{_BASE}2011-07-31": _REGISTRY_2,
    f"{_BASE}2015-02-26": _REGISTRY_3,
    f"{_BASE}2020-02-12": _REGISTRY_4,
    f"{_BASE}2022-02-16": _REGISTRY_5,
    # What registry 1 was called before it was recommended.
    "http://www.xbrl.org/2008/inlineXBRL/transformation": _REGISTRY_1,
    "http://www.sec.gov/inlineXBRL/transformation/2015-08-31": SEC,
}


def transform(namespace: str | None, name: str) -> Transform | None:
    """The transformation of a format; None where no registry known here has it."""
    return REGISTRIES.get(namespace or "", {}).get(name)
