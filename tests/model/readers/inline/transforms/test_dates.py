"""Date formats of every registry: each language by its months written out, each order, each calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.inline.transforms.registry import REGISTRIES
from tests.model.readers.inline.transforms.test_numbers import apply

#: The months as they are written behind a day.
MONTHS = {
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
    "Δεκεμβρίου",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "sk": "január február marec apríl máj jún júl august september október november december",
    "sl": "januar februar marec april maj junij julij avgust september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
_NAMED = sorted(
    name for name in REGISTRIES["http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"] if "monthname" in name
)


@pytest.mark.parametrize("name", [name for name in _NAMED if name != "date-ind-day-monthname-year-hi"])
def test_every_month_of_every_language(name: str) -> None:
    shape, _, language = name.rpartition("-")
    for number, month in enumerate(MONTHS[language].split(), 1):
        for written in (month, month.upper(), month.title()):
            order = shape.removeprefix("date-").split("-")
            text = " ".join({"day": "28.", "monthname": written, "year": "2008"}[part] for part in order)
            expected = "-".join(
                part
                for part in ("2008" if "year" in order else "-", f"{number:02}", "28" if "day" in order else "")
                if part
            )
            assert apply(5, name, text) == expected, text


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([" ", ". ", "-", " / "]), st.booleans())
def test_a_date_written_is_read_again(day: date, gap: str, short: bool) -> None:
    year = f"{day.year % 100}" if short else f"{day.year}"
    texts = {
        "date-day-month-year": (day.day, day.month, year),
        "date-month-day-year": (day.month, day.day, year),
        "date-year-month-day": (year, day.month, day.day),
        "date-day-monthname-year-de": (day.day, MONTHS["de"].split()[day.month - 1], year),
        "date-year-monthname-day-hu": (year, MONTHS["hu"].split()[day.month - 1], day.day),
    }
    for name, parts in texts.items():
        assert apply(4, name, gap.join(map(str, parts))) == day.isoformat(), name


@given(st.text(alphabet="0123456789 ./-abejmnryuaFBM年月日平成元", max_size=24))
@pytest.mark.parametrize("name", ["date-day-month-year", "date-monthname-day-year-en", "date-jpn-era-year-month-day"])
def test_any_text_is_a_date_or_none(name: str, text: str) -> None:
    result = apply(4, name, text)
    assert result is None or date.fromisoformat(result)


@pytest.mark.parametrize(
    ("registry", "name", "text", "expected"),
    [
        (1, "dateslashus", "12/31/2008", "2008-12-31"),
        (1, "dateslashus", "31/12/2008", None),
        (1, "dateslasheu", "31/12/08", "2008-12-31"),
        (1, "datedotus", "12.31.2008", "2008-12-31"),
        (1, "datedoteu", "31.12.2008", "2008-12-31"),
        (1, "datedoteu", "30.02.2008", None),
        (1, "datelongus", "December 31, 2008", "2008-12-31"),
        (1, "datelongus", "Dec 31, 2008", None),
        (1, "dateshortus", "Dec 31, 2008", "2008-12-31"),
        (1, "datelonguk", "31 December 2008", "2008-12-31"),
        (1, "dateshortuk", "31 Dec 08", "2008-12-31"),
        (1, "dateshortuk", "31. Dec 08", None),
        (1, "datelongdaymonthuk", "31 December", "--12-31"),
        (1, "dateshortdaymonthuk", "31 Dec", "--12-31"),
        (1, "datelongmonthdayus", "December 31", "--12-31"),
        (1, "dateshortmonthdayus", "Dec 31", "--12-31"),
        (1, "dateslashdaymontheu", "31/12", "--12-31"),
        (1, "dateslashmonthdayus", "12/31", "--12-31"),
        (1, "dateslashmonthdayus", "31/12", None),
        (1, "datelongyearmonth", "2008 December", "2008-12"),
        (1, "dateshortyearmonth", "08 Dec", "2008-12"),
        (1, "datelongmonthyear", "December 2008", "2008-12"),
        (1, "dateshortmonthyear", "Dec 2008", "2008-12"),
        (2, "datedaymonth", "31.12", "--12-31"),
        (2, "datedaymonth", "30.02.", None),
        (2, "datemonthday", "12/31st", "--12-31"),
        (2, "datedaymonthen", "30th of June", "--06-30"),
        (2, "datedaymonthen", "31 June", None),
        (2, "datemonthdayen", "June 30th", "--06-30"),
        (2, "datedaymonthyear", "31-12-2008", "2008-12-31"),
        (2, "datemonthdayyear", "12-31-2008", "2008-12-31"),
        (2, "datedaymonthyearen", "30 June 2008", "2008-06-30"),
        (2, "datemonthdayyearen", "June 30, 2008", "2008-06-30"),
        (2, "datemonthdayyearen", "Juno 30, 2008 and more 7", None),
        (2, "datemonthyearen", "June 2008", "2008-06"),
        (2, "dateyearmonthen", "2008, June", "2008-06"),
        (2, "dateerayearmonthdayjp", "平成20年9月30日", "2008-09-30"),
        (2, "dateerayearmonthdayjp", "平 ２０ 年 ９ 月 ３０ 日", "2008-09-30"),
        (2, "dateerayearmonthdayjp", "平成20年13月1日", None),
        (2, "dateerayearmonthjp", "令和元年5月", "2019-05"),
        (2, "dateerayearmonthjp", "昭和64年1月", "1989-01"),
        (2, "dateerayearmonthjp", "大正元年7月", "1912-07"),
        (2, "dateerayearmonthjp", "明治45年7月", "1912-07"),
        (2, "dateyearmonthdaycjk", "2008年9月30日", "2008-09-30"),
        (2, "dateyearmonthcjk", "08年9月", "2008-09"),
        (2, "dateyearmonthcjk", "2008年13月", None),
        (3, "datemonthyear", "12/2008", "2008-12"),
        (3, "datemonthyear", "13/2008", None),
        (3, "datedaymonthdk", "31. maj", "--05-31"),
        (3, "datedaymonthyeardk", "31. MAJ 2008", "2008-05-31"),
        (3, "datemonthyeardk", "okt. 08", "2008-10"),
        (3, "dateyearmonthday", "２００８年９月３０日", "2008-09-30"),
        (3, "datedaymonthyearin", "११ जुलाई २००८", "2008-07-11"),
        (3, "datedaymonthyearin", "११.०७.२००८", "2008-07-11"),
        (3, "datemonthyearin", "जुलाई २००८", "2008-07"),
        (3, "calindaymonthyear", "11 पौष 1921", "2000-01-01"),
        (3, "calindaymonthyear", "१ चैत्र १९४५", "2023-03-22"),
        (3, "calindaymonthyear", "1 Chaitra 1946", "2024-03-21"),
        (3, "calindaymonthyear", "31 Chaitra 1945", None),
        (3, "calindaymonthyear", "31 Chaitra 1946", "2024-04-20"),
        (3, "calindaymonthyear", "30 Phalguna 1945", "2024-03-20"),
        (3, "calindaymonthyear", "1 Vaisakha 22", "2000-04-21"),
        (3, "calindaymonthyear", "1 Brumaire 1921", None),
        (4, "date-day-month-year", "३०.०९.२००८", "2008-09-30"),
        (4, "date-day-monthroman-year", "30 IX 2008", "2008-09-30"),
        (4, "date-day-monthroman", "30.xii", "--12-30"),
        (4, "date-day-monthroman", "30 XIII", None),
        (4, "date-monthroman-year", "VIII/08", "2008-08"),
        (4, "date-year-month", "2008 - 9", "2008-09"),
        (4, "date-year-month", "2008 - 0", None),
        (4, "date-day-monthname-cs", "1. července", "--07-01"),
        (4, "date-day-monthname-cs", "1. června", "--06-01"),
        (4, "date-monthname-year-cs", "červenec 2008", "2008-07"),
        (4, "date-monthname-year-fi", "marraskuu 2008", "2008-11"),
        (4, "date-monthname-year-el", "Mαϊ 2008", "2008-05"),
        (4, "date-day-monthname-year-el", "1 Iουλ 2008", "2008-07-01"),
        (4, "date-day-monthname-year-de", "3. Jänner 2008", "2008-01-03"),
        (4, "date-day-monthname-year-de", "3. Foo 2008", None),
        (4, "date-year-day-monthname-lv", "2008. gada 30. jūnijs", "2008-06-30"),
        (4, "date-jpn-era-year-month-day", "令和2年2月29日", "2020-02-29"),
        (4, "date-jpn-era-year-month", "令3年2月", "2021-02"),
        (4, "date-ind-day-monthname-year-hi", "११ पौष १९२१", "2000-01-01"),
        (5, "date-monthname-year-cy", "Dachwedd 2008", "2008-11"),
        (5, "date-day-monthname-year-cy", "30ain Chwefror 2008", None),
        (5, "date-day-monthname-year-cy", "1af Mai 2008", "2008-05-01"),
    ],
)
def test_date_formats(registry: int, name: str, text: str, expected: str | None) -> None:
    assert apply(registry, name, text) == expected


@pytest.mark.parametrize("name", ["date-monthname-day-year-en", "date-day-month-year", "date-day-monthroman"])
def test_long_texts_are_no_dates(name: str) -> None:
    assert apply(4, name, "1 jan " * 100_000) is None
