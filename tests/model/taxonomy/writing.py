"""Small schemas and linkbases from a few words each, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.files import MemoryFiles
from model.networks import Taxonomy
from model.taxonomy.loading import load_taxonomy
from model.taxonomy.names import Names

NAMESPACES = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
    "xbrldt": "http://xbrl.org/2005/xbrldt",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "gen": "http://xbrl.org/2008/generic",
    "label": "http://xbrl.org/2008/label",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "co": "http://example.com/co",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
#: A standard schema that is never at hand.
GAAP = "https://xbrl.fasb.org/us-gaap/2024/elts/us-gaap-2024.xsd"
GAAP_NAMESPACE = "http://fasb.org/us-gaap/2024"
ROLE = "http://example.com/role/Balance"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"


def schema(*content: str, info: Iterable[str] = (), namespace: str | None = NAMESPACES["co"]) -> str:
    """A schema; `info` stands in its appinfo."""
    own = f' targetNamespace="{namespace}"' if namespace else ""
    appinfo = f"<xs:annotation><xs:appinfo>{''.join(info)}</xs:appinfo></xs:annotation>"
    return f"<xs:schema {DECLARED}{own}>{appinfo}{''.join(content)}</xs:schema>"


def element(name: str, *, identifier: str | None = None, more: str = "") -> str:
    """The declaration of a concept, its id `co_Name` unless said otherwise."""
    return (
        f'<xs:element name="{name}" id="{identifier or "co_" + name}" type="xbrli:monetaryItemType" '
        f'substitutionGroup="xbrli:item" xbrli:periodType="instant" {more}/>'
    )


def role_type(uri: str, definition: str, identifier: str = "r") -> str:
    """The declaration of an extended role."""
    inside = f"<link:definition>{definition}</link:definition>"
    return f'<link:roleType roleURI="{uri}" id="{identifier}">{inside}</link:roleType>'


def linkbase_ref(href: str) -> str:
    """A schema's reference to a linkbase."""
    return f'<link:linkbaseRef xlink:type="simple" xlink:href="{href}"/>'


def linkbase(*links: str) -> str:
    """A linkbase of these extended links."""
    return f"<link:linkbase {DECLARED}>{''.join(links)}</link:linkbase>"


def locator(href: str, label: str | None = None) -> str:
    """A locator, its label the href's fragment unless said otherwise."""
    return f'<link:loc xlink:type="locator" xlink:href="{href}" xlink:label="{label or href.rpartition("#")[2]}"/>'


def arc(kind: str, start: str, end: str, *, arcrole: str = PARENT_CHILD, more: str = "") -> str:
    """An arc between two labels; `kind` is `presentation`, `definition`, `calculation` or `label`."""
    return f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{start}" xlink:to="{end}" {more}/>'


def link(kind: str, *content: str, role: str = ROLE) -> str:
    """An extended link."""
    return f'<link:{kind}Link xlink:type="extended" xlink:role="{role}">{"".join(content)}</link:{kind}Link>'


def tree(*pairs: tuple[str, str], kind: str = "presentation", role: str = ROLE, arcrole: str = PARENT_CHILD) -> str:
    """A link of arcs between concepts of `co.xsd`, ordered as given."""
    names = dict.fromkeys(name for pair in pairs for name in pair)
    locators = [locator(f"co.xsd#co_{name}", name) for name in names]
    arcs = [arc(kind, *pair, arcrole=arcrole, more=f'order="{n}"') for n, pair in enumerate(pairs, 1)]
    return link(kind, *locators, *arcs, role=role)


def label(name: str, text: str, *, role: str = "http://www.xbrl.org/2003/role/label", lang: str = "en-US") -> str:
    """The locator, resource and arc that label a concept of `co.xsd`."""
    key = f"lab_{name}_{abs(hash((role, lang, text)))}"
    attributes = f'xlink:type="resource" xlink:label="{key}" xlink:role="{role}" xml:lang="{lang}"'
    return (
        locator(f"co.xsd#co_{name}", f"{key}_loc")
        + f"<link:label {attributes}>{text}</link:label>"
        + arc("label", f"{key}_loc", key, arcrole="http://www.xbrl.org/2003/arcrole/concept-label")
    )


def load(
    contents: Mapping[str, str],
    *entries: str,
    catalog: Mapping[str, str] | None = None,
    prefixes: Mapping[str | None, str] | None = None,
) -> tuple[Taxonomy, list[tuple[str, str, str]]]:
    """The taxonomy that a report `report.xml` in these files refers to, and the problems noted."""
    problems: list[tuple[str, str, str]] = []
    taxonomy = load_taxonomy(
        MemoryFiles("small", {name: text.encode() for name, text in contents.items()}),
        [("report.xml", entry) for entry in entries or ("co.xsd",)],
        Names(prefixes if prefixes is not None else {"co": NAMESPACES["co"]}),
        lambda _fraction: None,
        lambda *problem: problems.append(problem),
        catalog=None
        if catalog is None
        else MemoryFiles("standard", {name: text.encode() for name, text in catalog.items()}),
    )
    return taxonomy, problems
