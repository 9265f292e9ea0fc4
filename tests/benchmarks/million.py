"""Writes an instance of one million facts over 100,000 contexts with two dimensions each (about 285 MB).

Usage: python -m tests.benchmarks.million FILE [FACTS]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

FACTS = 1_000_000
FACTS_A_CONTEXT = 10
CONCEPTS = 300
PRODUCTS = 100

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:link="http://www.xbrl.org/2003/linkbase"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
    xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
    xmlns:us-gaap="http://fasb.org/us-gaap/2024"
    xmlns:srt="http://fasb.org/srt/2024"
    xmlns:co="http://www.example.com/20241231">
  <link:schemaRef xlink:type="simple" xlink:href="co-20241231.xsd"/>
"""
_CONTEXT = """  <xbrli:context id="c-{number}">
    <xbrli:entity>
      <xbrli:identifier scheme="http://www.sec.gov/CIK">0000000001</xbrli:identifier>
      <xbrli:segment>
        <xbrldi:explicitMember dimension="us-gaap:StatementBusinessSegmentsAxis">co:Segment{segment}Member\
</xbrldi:explicitMember>
        <xbrldi:explicitMember dimension="srt:ProductOrServiceAxis">co:Product{product}Member</xbrldi:explicitMember>
      </xbrli:segment>
    </xbrli:entity>
    <xbrli:period>
      <xbrli:startDate>{year}-01-01</xbrli:startDate>
      <xbrli:endDate>{year}-12-31</xbrli:endDate>
    </xbrli:period>
  </xbrli:context>
"""
_UNIT = """  <xbrli:unit id="usd">
    <xbrli:measure>iso4217:USD</xbrli:measure>
  </xbrli:unit>
"""
_CONCEPT = "us-gaap:RevenueFromContractWithCustomerIncludingAssessedTaxContinuing{:03}"
_FACT = '  <{concept} contextRef="c-{context}" unitRef="usd" decimals="-3" id="f-{number}">{value}000</{concept}>\n'


def pieces(facts: int) -> Iterator[str]:
    """The text of the instance, piece by piece, the same at every run."""
    chance = random.Random(20241231)
    yield _HEAD
    for number in range(facts // FACTS_A_CONTEXT):
        segment, product = divmod(number, PRODUCTS)
        yield _CONTEXT.format(number=number + 1, segment=segment, product=product, year=2000 + number % 20)
    yield _UNIT
    for number in range(facts):
        yield _FACT.format(
            concept=_CONCEPT.format(number % CONCEPTS),
            context=number // FACTS_A_CONTEXT + 1,
            number=number + 1,
            value=chance.randrange(-(10**6), 10**7),
        )
    yield "</xbrli:xbrl>\n"


def write(path: Path, facts: int = FACTS) -> None:
    """Writes the instance."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces(facts))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FACTS)
