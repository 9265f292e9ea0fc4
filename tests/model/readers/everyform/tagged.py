"""The small filing as XBRL: instance, inline documents, and the schema and linkbases of both."""

from __future__ import annotations

from html import escape

from tests.model.readers.everyform.small import (
    BALANCE,
    DETAILS,
    ENTITY,
    EUROPE,
    FACTS,
    LABELS,
    PHONES,
    POLICIES,
    PRODUCT,
    SCHEME,
    SECTIONS,
    SEGMENT,
    SERVICES,
    Fact,
    Shown,
    bare,
    facts_in,
)
from tests.model.taxonomy import writing

UNITS = {
    "iso4217:USD": "usd",
    "iso4217:USD/xbrli:shares": "per",
    "xbrli:shares": "shares",
}
_MEMBERS = {PRODUCT: (PHONES, SERVICES), SEGMENT: (EUROPE,)}
_TYPES = {
    "co:SharesIssued": "xbrli:sharesItemType",
    "co:Policy": "xbrli:stringItemType",
    "co:EarningsPerShare": "xbrli:decimalItemType",
}
_DIM = "http://xbrl.org/int/dim/arcrole/"


def _local(name: str) -> str:
    return name.partition(":")[2]


def _element(name: str) -> str:
    period = "instant" if name in BALANCE.concepts else "duration"
    kind, group, more = _TYPES.get(name, "xbrli:monetaryItemType"), "xbrli:item", ""
    if name in _MEMBERS or name.endswith("Member"):
        kind, more = "xbrli:stringItemType", ' abstract="true"'
        group = "xbrldt:dimensionItem" if name in _MEMBERS else group
    return (
        f'<xs:element name="{_local(name)}" id="co_{_local(name)}" type="{kind}" substitutionGroup="{group}" '
        f'xbrli:periodType="{period}" nillable="true"{more}/>'
    )


def _presented(section: Shown) -> list[tuple[str, str]]:
    pairs = [("Root", _local(name)) for name in section.concepts]
    for axis, members in _MEMBERS.items() if section.axes else ():
        pairs += [("Root", _local(axis)), *((_local(axis), _local(member)) for member in members)]
    return pairs


def _schema(folder: str) -> str:
    roles = [
        writing.role_type(each.role, f"{each.number} - {each.group} - {each.title}", f"r{each.number}")
        for each in SECTIONS
    ]
    used = (
        "<link:usedOn>link:presentationLink</link:usedOn><link:usedOn>link:calculationLink</link:usedOn>"
        "<link:usedOn>link:definitionLink</link:usedOn></link:roleType>"
    )
    roles = [role.replace("</link:roleType>", used) for role in roles]
    references = [writing.linkbase_ref(f"{folder}co_{kind}.xml") for kind in ("lab", "pre", "def", "cal")]
    root = '<xs:element name="Root" id="co_Root" type="xbrli:stringItemType" substitutionGroup="xbrli:item" '
    root += 'abstract="true" xbrli:periodType="duration"/>'
    return writing.schema(root, *map(_element, LABELS), info=[*roles, *references])


def taxonomy() -> dict[str, bytes]:
    """The schema and its linkbases."""
    labels = "".join(writing.label(_local(name), text) for name, text in LABELS.items())
    other = writing.label("Revenue", "Umsatz", lang="de")
    files = {
        "co.xsd": _schema(""),
        "co_lab.xml": writing.linkbase(writing.link("label", labels, other, role="http://www.xbrl.org/2003/role/link")),
        "co_pre.xml": writing.linkbase(*(writing.tree(*_presented(each), role=each.role) for each in SECTIONS)),
        "co_def.xml": writing.linkbase(
            *(
                writing.tree(
                    *((_local(axis), _local(member)) for member in members),
                    kind="definition",
                    role=DETAILS.role,
                    arcrole=f"{_DIM}dimension-domain",
                )
                for axis, members in _MEMBERS.items()
            )
        ),
        "co_cal.xml": writing.linkbase(
            writing.link(
                "calculation",
                writing.locator("co.xsd#co_Revenue"),
                writing.locator("co.xsd#co_GainLoss"),
                writing.arc(
                    "calculation",
                    "co_Revenue",
                    "co_GainLoss",
                    arcrole="http://www.xbrl.org/2003/arcrole/summation-item",
                    more='order="1" weight="-1"',
                ),
                role=DETAILS.role,
            )
        ),
    }
    return {name: f"<?xml version='1.0' encoding='UTF-8'?>\n{text}".encode() for name, text in files.items()}


def _contexts() -> dict[tuple[str, tuple[tuple[str, str], ...]], str]:
    keys = dict.fromkeys((fact.period, fact.members) for fact in FACTS)
    return {key: f"c{number}" for number, key in enumerate(keys)}


CONTEXTS = _contexts()


def _context(period: str, members: tuple[tuple[str, str], ...]) -> str:
    start, slash, end = period.partition("/")
    inside = "".join(
        f'<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>' for axis, member in members
    )
    segment = f"<xbrli:segment>{inside}</xbrli:segment>" if inside else ""
    when = (
        f"<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"
        if slash
        else f"<xbrli:instant>{start}</xbrli:instant>"
    )
    return (
        f'<xbrli:context id="{CONTEXTS[period, members]}"><xbrli:entity><xbrli:identifier scheme="{SCHEME}">{ENTITY}'
        f"</xbrli:identifier>{segment}</xbrli:entity><xbrli:period>{when}</xbrli:period></xbrli:context>"
    )


def _unit(name: str, key: str) -> str:
    above, slash, below = name.partition("/")
    measure = f"<xbrli:measure>{above}</xbrli:measure>"
    if slash:
        measure = (
            f"<xbrli:divide><xbrli:unitNumerator>{measure}</xbrli:unitNumerator><xbrli:unitDenominator>"
            f"<xbrli:measure>{below}</xbrli:measure></xbrli:unitDenominator></xbrli:divide>"
        )
    return f'<xbrli:unit id="{key}">{measure}</xbrli:unit>'


RESOURCES = "\n".join([*(_context(*key) for key in CONTEXTS), *(_unit(*pair) for pair in UNITS.items())])


def _attributes(fact: Fact) -> str:
    said = f'contextRef="{CONTEXTS[fact.period, fact.members]}"'
    said += f' unitRef="{UNITS[fact.unit]}"' if fact.unit else ""
    if fact.value is None:
        return f'{said} xsi:nil="true"'
    return f'{said} decimals="{fact.decimals}"' if fact.unit else said


def instance(schema: str = "co.xsd") -> bytes:
    """The XBRL 2.1 instance."""
    facts = "\n".join(
        f"<{fact.concept} {_attributes(fact)}>{escape(fact.value or '')}</{fact.concept}>" for fact in FACTS
    )
    reference = f'<link:schemaRef xlink:type="simple" xlink:href="{schema}"/>'
    head = "<?xml version='1.0' encoding='UTF-8'?>\n"
    return f"{head}<xbrli:xbrl {writing.DECLARED}>{reference}\n{RESOURCES}\n{facts}\n</xbrli:xbrl>\n".encode()


def _tag(fact: Fact) -> str:
    """A fact in a page: amounts in millions, negative ones by their sign."""
    attributes = f'name="{fact.concept}" {_attributes(fact)}'
    if not fact.unit:
        text = escape(fact.value or "")
        first, second = text[:40], text[40:]
        return (
            f'<ix:nonNumeric {attributes} continuedAt="more">{first}</ix:nonNumeric>'
            f'<p><ix:continuation id="more">{second}</ix:continuation></p>'
        )
    if fact.value is None:
        return f"<ix:nonFraction {attributes}/>"
    attributes += ' format="ixt:num-dot-decimal"' + (' sign="-"' if fact.value.startswith("-") else "")
    shown = fact.value.lstrip("-")
    if fact.decimals == -6:
        attributes, shown = f'{attributes} scale="6"', shown.removesuffix("000000")
    shown = shown if "." in shown else f"{int(shown):,}"
    return f"<ix:nonFraction {attributes}>{shown}</ix:nonFraction>"


def inline(*sections: Shown, schema: str = "co.xsd", resources: bool = True, language: str = "en") -> bytes:
    """An inline document of these sections; `resources` has it bring the contexts and units."""
    inside = f"<ix:resources>{RESOURCES}</ix:resources>" if resources else ""
    references = f'<ix:references><link:schemaRef xlink:type="simple" xlink:href="{schema}"/></ix:references>'
    header = f'<div style="display:none"><ix:header>{references if resources else ""}{inside}</ix:header></div>'
    body = ""
    for section in sections or SECTIONS:
        rows = "".join(f"<tr><td>{bare(fact.concept)}</td><td>{_tag(fact)}</td></tr>\n" for fact in facts_in(section))
        body += f"<h2>{section.title}</h2>\n<table>{rows}</table>\n"
    declared = writing.DECLARED + (
        ' xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
        ' xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"'
    )
    head = "<?xml version='1.0' encoding='UTF-8'?>\n"
    title = "<head><title>Small</title></head>"
    return f'{head}<html {declared} xml:lang="{language}">{title}<body>{header}{body}</body></html>\n'.encode()


def german(schema: str) -> bytes:
    """The same report in German, with more words in it: other texts, the same numbers."""
    said = "Umsatz wird erfasst, sobald die Ware den Käufer erreicht hat und er zahlen kann; Revenue is".encode()
    return inline(schema=schema, language="de").replace(b"Revenue is", said)


#: The documents of the set that is split in two: only the first has the contexts.
HALVES = ((BALANCE, POLICIES), (DETAILS,))
