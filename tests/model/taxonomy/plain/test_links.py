"""Tests of linkbases that are read as text: the same links as a parser finds, and nothing where it is not plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from model.files import MemoryFiles
from model.taxonomy.links import Link, links_of
from model.taxonomy.loading import load_taxonomy
from model.taxonomy.names import Names
from model.taxonomy.plain.links import plain_links
from tests.model.taxonomy.writing import arc, label, link, linkbase, locator, tree
from tests.real import real

PRESENTATION = tree(("Assets", "Cash"), ("Assets", "Stock"))
LABELS = link(
    "label", label("Cash", "Cash &amp; more &#8217; &#xa0;"), label("Assets", 'The "sum" > all\n\tof it', lang="de")
)


def parsed(data: bytes) -> list[Link]:
    """What a parser finds."""
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    return list(links_of(etree.fromstring(data, parser)))


def spread(text: str) -> str:
    """The same with each element on a line of its own."""
    return text.replace("><", ">\r\n  <")


@pytest.mark.parametrize(
    "written",
    [
        linkbase(PRESENTATION, LABELS),
        spread(linkbase(PRESENTATION, LABELS)),
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- a comment -->{linkbase(LABELS)}\n',
        "\ufeff" + linkbase(PRESENTATION),
        linkbase(),
        linkbase('<link:labelLink xlink:type="extended"/>', PRESENTATION),
        linkbase('<link:roleRef xlink:type="simple" roleURI="r" xlink:href="co.xsd#r"/>', LABELS),
        linkbase(LABELS).replace("<link:", "<").replace("</link:", "</").replace("xmlns:link=", "xmlns="),
        linkbase(LABELS).replace("xml:lang=", 'xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang='),
        linkbase(link("presentation", locator("co.xsd#co_Cash").replace("/>", "></link:loc>"))),
        linkbase(link("label", '<link:label xlink:type="resource" xlink:label="a"/>')),
        linkbase(link("definition", arc("definition", "a", "b", more='xbrldt:usable="false" xbrldt:targetRole=""'))),
        linkbase(
            link("calculation", arc("calculation", "a", "b", more='\n priority="2"\n use="prohibited" weight="-1"'))
        ),
    ],
)
def test_a_plain_linkbase_holds_the_links_that_a_parser_finds(written: str) -> None:
    found = plain_links(written.encode())
    assert found == parsed(written.encode())


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- a comment -->",
        "<?a word?>",
        "<![CDATA[<link:loc/>]]>",
        "&amp;",
        "]]>",
        "\x01",
        "<link:loc",
        '<link:loc xlink:href="a',
        '<link:loc xlink:href="a"',
        '<link:loc xlink:href="a>',
        "<link:loc>",
        "</link:loc>",
        "<link:loc></link:label>",
        "<lonk:loc/>",
        "<link:loc xlink:href='a'/>",
        '<link:loc xlink:href="&amp;"/>',
        '<link:loc xlink:href="a\tb"/>',
        '<link:loc xlink:href="a\nb"/>',
        '<link:loc xlink:href="a<b"/>',
        '<link:loc xlink:href="a"xlink:label="b"/>',
        '<link:loc xlink:href="a" xlink:href="b"/>',
        '<link:loc xmlns:xlink="http://example.com/other" xlink:href="a"/>',
        '<loc xmlns="http://www.xbrl.org/2003/linkbase" xlink:href="a"/>',
        '<link:loc odd:href="a"/>',
        '<link:label xlink:label="a">a<b/></link:label>',
        '<link:label xlink:label="a">&other;</link:label>',
        '<link:label xlink:label="a">&#0;</link:label>',
        '<link:label xlink:label="a">a & b</link:label>',
        '<link:label xlink:label="a" xmlns:xml="http://example.com/other">a</link:label>',
        "<link:reference/>",
        "<link:labelLink></link:labelLink>",
        "</link:labelLink>",
        "</link:linkbase>",
    ],
)
def test_what_a_parser_has_to_think_about_is_left_to_it(odd: str) -> None:
    for written in (linkbase(link("label", label("Cash", "Cash"), odd)), linkbase(odd, LABELS)):
        assert plain_links(written.encode()) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<link:linkbase>",
        linkbase(LABELS).encode("utf-16"),
        linkbase(link("label", label("Cash", "Tr\xe9sorerie"))).encode("latin-1"),
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + linkbase(LABELS).encode(),
        b'<!DOCTYPE a [<!ENTITY b "c">]>' + linkbase(LABELS).encode(),
        linkbase(LABELS).encode()[:-1],
        linkbase(LABELS).encode() + b"<!-- -->",
        linkbase(LABELS).encode() + b"text",
        linkbase(LABELS).encode() * 2,
        linkbase(LABELS).replace("</link:linkbase>", "</l:linkbase>").encode(),
        linkbase(LABELS)
        .replace("link:loc", "l:loc", 1)
        .replace("<link:linkbase", '<link:linkbase xmlns:l="urn:a"')
        .encode(),
    ],
)
def test_another_document_is_left_to_the_parser(data: bytes) -> None:
    assert plain_links(data) is None


def test_an_end_tag_under_another_prefix_is_not_well_formed() -> None:
    written = linkbase(link("label", "<link:loc></l:loc>")).replace(
        "<link:linkbase", '<link:linkbase xmlns:l="http://www.xbrl.org/2003/linkbase"'
    )
    assert plain_links(written.encode()) is None


_WORDS = st.text(st.sampled_from("ab&<>\"'; \n\t]#\x01é"), max_size=6)


@given(st.data())
def test_whatever_is_changed_in_a_linkbase_the_links_are_those_of_a_parser(data: st.DataObject) -> None:
    written = spread(linkbase(PRESENTATION, LABELS))
    start = data.draw(st.integers(0, len(written)))
    end = min(len(written), start + data.draw(st.integers(0, 12)))
    snippet = data.draw(
        st.one_of(_WORDS, st.sampled_from([written[s : s + 40] for s in range(0, len(written) - 40, 17)]))
    )
    changed = (written[:start] + snippet + written[end:]).encode()
    found = plain_links(changed)
    if found is not None:
        assert found == parsed(changed)


@pytest.mark.parametrize(
    "stem",
    [
        "aapl-10q-2025q2/aapl-20250329",
        "wk-10q-2022q2/wk-20220630",
        "nflx-10k-2023/nflx-20231231",
        "clx-10k-2022/clx-20220630",
    ],
)
@pytest.mark.parametrize("kind", ["lab", "pre", "def", "cal"])
def test_real_linkbases_are_plain_and_hold_the_links_that_a_parser_finds(stem: str, kind: str) -> None:
    data = real(f"{stem}_{kind}.xml").read_bytes()
    assert plain_links(data) == parsed(data)


@pytest.mark.parametrize("stem", ["aapl-10q-2025q2/aapl-20250329", "wk-10q-2022q2/wk-20220630"])
def test_a_taxonomy_is_the_same_whether_its_linkbases_are_plain(stem: str) -> None:
    folder, _, name = stem.partition("/")
    files = {path.name: path.read_bytes() for path in real(folder).glob(f"{name}*") if path.suffix in (".xml", ".xsd")}
    odd = {key: data.replace(b"</link:linkbase>", b"<!-- --></link:linkbase>") for key, data in files.items()}
    taxonomies = []
    for contents in (files, odd):
        problems: list[tuple[str, ...]] = []
        taxonomy = load_taxonomy(
            MemoryFiles("real", contents),
            [("report.xml", f"{name}.xsd")],
            Names(),
            lambda _fraction: None,
            lambda *problem, problems=problems: problems.append(problem),
        )
        taxonomies.append((taxonomy, problems))
    assert taxonomies[0] == taxonomies[1]
    assert taxonomies[0][0].presentation
