"""What an inspection adds to the filing that was read: the problems of its calculation networks."""

from __future__ import annotations

from pathlib import Path

from model.inspection import inspect_path

_INSTANCE = """<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:co="http://example.com/co">
  <link:schemaRef xlink:type="simple" xlink:href="co.xsd"/>
  <xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://example.com">1</xbrli:identifier></xbrli:entity>
    <xbrli:period><xbrli:instant>2022-12-31</xbrli:instant></xbrli:period></xbrli:context>
  <xbrli:unit id="u"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
  <co:Total contextRef="c" unitRef="u" decimals="0">3</co:Total>
  <co:Part contextRef="c" unitRef="u" decimals="0">3</co:Part>
</xbrli:xbrl>"""
_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:link="http://www.xbrl.org/2003/linkbase"
    xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="http://example.com/co">
  <xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="co_cal.xml"
    xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
  <xs:element name="Total" id="co_Total"/><xs:element name="Part" id="co_Part"/>
</xs:schema>"""
_ARC = """<link:calculationArc xlink:type="arc" xlink:from="Total" xlink:to="Part" order="{}" weight="{}"
    xlink:arcrole="http://www.xbrl.org/2003/arcrole/summation-item"/>"""
_CALCULATION = """<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
  <link:calculationLink xlink:type="extended" xlink:role="http://example.com/role/Sum">
    <link:loc xlink:type="locator" xlink:href="co.xsd#co_Total" xlink:label="Total"/>
    <link:loc xlink:type="locator" xlink:href="co.xsd#co_Part" xlink:label="Part"/>
    {}
  </link:calculationLink>
</link:linkbase>"""


def messages(folder: Path, *arcs: str) -> list[tuple[str, str]]:
    """The warnings of a filing whose calculation network has these arcs."""
    (folder / "co.xml").write_text(_INSTANCE, encoding="utf-8")
    (folder / "co.xsd").write_text(_SCHEMA, encoding="utf-8")
    (folder / "co_cal.xml").write_text(_CALCULATION.format("\n".join(arcs)), encoding="utf-8")
    problems = inspect_path(str(folder / "co.xml")).filing.problems
    return [(problem.where, problem.message) for problem in problems if problem.severity == "warning"]


def test_a_contributor_that_a_network_names_twice_is_a_problem(tmp_path: Path) -> None:
    assert messages(tmp_path, _ARC.format(1, 1), _ARC.format(2, -1)) == [
        (
            "http://example.com/role/Sum",
            "The calculation of co:Total names co:Part more than once as a contributor.",
        )
    ]


def test_a_sound_network_is_none(tmp_path: Path) -> None:
    assert not messages(tmp_path, _ARC.format(1, 1))
