"""Small instances from a few words each, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from model.files import MemoryFiles
from model.filing import Filing
from model.readers.xbrl.reader import read
from tests.model.taxonomy.writing import DECLARED

SCHEME = 'scheme="http://www.sec.gov/CIK"'
YEAR = "<xbrli:startDate>2022-01-01</xbrli:startDate><xbrli:endDate>2022-12-31</xbrli:endDate>"
INSTANT = "<xbrli:instant>2022-12-31</xbrli:instant>"
USD = '<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>'
SCHEMA_REF = '<link:schemaRef xlink:type="simple" xlink:href="co.xsd"/>'


def context(
    name: str = "c",
    period: str = YEAR,
    *,
    segment: str = "",
    scenario: str = "",
    entity: str = "0000000001",
    scheme: str = SCHEME,
) -> str:
    """A context of the year 2022 unless said otherwise."""
    inside = f"<xbrli:segment>{segment}</xbrli:segment>" if segment else ""
    after = f"<xbrli:scenario>{scenario}</xbrli:scenario>" if scenario else ""
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier {scheme}>{entity}</xbrli:identifier>{inside}'
        f"</xbrli:entity><xbrli:period>{period}</xbrli:period>{after}</xbrli:context>"
    )


def explicit(axis: str, member: str) -> str:
    """An explicit dimension."""
    return f'<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>'


def typed(axis: str, value: str, more: str = "") -> str:
    """A typed dimension."""
    return f'<xbrldi:typedMember dimension="{axis}"><co:domain {more}>{value}</co:domain></xbrldi:typedMember>'


def fact(value: str, name: str = "co:Revenue", *, more: str = 'unitRef="usd" decimals="0"', ref: str = "c") -> str:
    """A fact in dollars in the context `c` unless said otherwise."""
    return f'<{name} contextRef="{ref}" {more}>{value}</{name}>'


def text_fact(value: str, name: str = "co:Policy", more: str = "") -> str:
    """A text in the context `c`."""
    return fact(value, name, more=more)


def instance(*content: str, more: str = "", head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    """An instance with these children of its root."""
    return f"{head}\n<xbrli:xbrl {DECLARED} {more}>\n" + "\n".join(content) + "\n</xbrli:xbrl>\n"


def read_files(contents: Mapping[str, str | bytes], name: str = "report.xml") -> Filing:
    """The filing of an instance among these files."""
    files = {key: text if isinstance(text, bytes) else text.encode() for key, text in contents.items()}
    return read(MemoryFiles("small", files), name, lambda _fraction: None)


def read_text(*content: str, more: str = "") -> Filing:
    """The filing of an instance with these children of its root, after a context `c` and dollars."""
    return read_files({"report.xml": instance(context(), USD, *content, more=more)})


def values(filing: Filing) -> list[Decimal | str | None]:
    """The value of each fact."""
    return [filing.text(row) if filing.text(row) is not None else filing.value(row) for row in range(len(filing.facts))]


def messages(filing: Filing) -> list[str]:
    """The problems of a filing but those that only inform."""
    return [problem.message for problem in filing.problems if problem.severity != "info"]


def dimensions(filing: Filing, row: int = 0) -> dict[str, str]:
    """The axis-member pairs of a fact by name."""
    return filing.named_dimensions(filing.dimensions_of(row))
