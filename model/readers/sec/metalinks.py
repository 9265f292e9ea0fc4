"""Turns `MetaLinks.json`, which the SEC's renderer writes, into labels, elements, roles and calculations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.amounts import parse_amount
from model.errors import FilingError
from model.networks import SUMMATION_21, Arc, Element, Label, Role, Taxonomy
from model.readers.sec.rendered.sheet import Report
from model.taxonomy.roles import role_of

NAME = "MetaLinks.json"
MAX_SIZE = 256 * 1024 * 1024

_ROLES_2003 = "http://www.xbrl.org/2003/role/"
_ROLES_2009 = "http://www.xbrl.org/2009/role/"
#: Label roles of the link role registry of 2009; all others that filings use are those of XBRL 2.1.
_OF_2009 = frozenset(
    (
        "negatedLabel",
        "negatedTerseLabel",
        "negatedTotalLabel",
        "negatedNetLabel",
        "negatedPeriodStartLabel",
        "negatedPeriodEndLabel",
        "netLabel",
    )
)


@dataclass(frozen=True, slots=True)
class MetaLinks:
    """What the file says: a taxonomy without presentation, but with the roles that present each name; the pages;
    the prefix of the filer's own names."""

    taxonomy: Taxonomy
    presented: Mapping[str, Sequence[str]] = field(default_factory=dict)
    namespaces: Mapping[str, str] = field(default_factory=dict)
    reports: Sequence[Report] = ()
    own_prefix: str | None = None


def read_metalinks(data: bytes, name: str = NAME) -> MetaLinks:
    """Reads the file; what in it is not as it should be is passed over.

    Raises:
        FilingError: it is no such file.
    """
    if len(data) > MAX_SIZE:
        raise FilingError(f"{name} is larger than any list of labels.")
    try:
        whole = json.loads(data, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise FilingError(f"{name} is not readable as JSON: {error}.") from error
    instances = whole.get("instance") if isinstance(whole, dict) else None
    if not isinstance(instances, dict):
        raise FilingError(f"{name} is not the list of labels that the SEC writes.")
    reading = _Reading()
    for instance in instances.values():
        reading.take(_object(instance))
    return reading.result()


class _Reading:
    """Collects what the instances of one file say."""

    def __init__(self) -> None:
        self._labels: dict[str, list[Label]] = {}
        self._elements: dict[str, Element] = {}
        self._presented: dict[str, list[str]] = {}
        self._calculation: dict[str, list[Arc]] = {}
        self._namespaces: dict[str, str] = {}
        self._reports: list[Report] = []
        self._roles: list[Role] = []
        self._own_prefix: str | None = None

    def take(self, instance: Mapping[str, object]) -> None:
        """Takes in one instance with its pages and names."""
        self._own_prefix = self._own_prefix or _text(instance.get("nsprefix")) or None
        for key, report in _object(instance.get("report")).items():
            page = _object(report)
            role = role_of(_text(page.get("role")), _text(page.get("longName")), _text(page.get("shortName")))
            group = role.group or _text(page.get("menuCat"))
            self._reports.append(Report(f"{key}.htm", role.title, group, role.number, role.uri or None))
            if role.uri:
                self._roles.append(role)
        tags = _object(instance.get("tag"))
        names = {raw: _name(raw, _text(_object(tag).get("localname"))) for raw, tag in tags.items()}
        for raw, tag in tags.items():
            self._take_tag(names[raw], _object(tag), names)

    def _take_tag(self, name: str, tag: Mapping[str, object], names: Mapping[str, str]) -> None:
        prefix, _, _ = name.rpartition(":")
        self._namespaces.setdefault(prefix, _text(tag.get("nsuri")))
        self._elements[name] = Element(name, _text(tag.get("xbrltype")) or None, balance=_text(tag.get("crdr")) or None)
        roles = tag.get("presentation")
        if isinstance(roles, list):
            self._presented.setdefault(name, []).extend(role for role in roles if isinstance(role, str))
        labels = self._labels.setdefault(name, [])
        for language, spoken in _object(tag.get("lang")).items():
            for role, text in _object(_object(spoken).get("role")).items():
                if isinstance(text, str):
                    labels.append(Label(role_uri(role), language, text))
        for role, arc in _object(tag.get("calculation")).items():
            each = _object(arc)
            parent = names.get(_text(each.get("parentTag")))
            weight, order = _number(each.get("weight")), _number(each.get("order"))
            if parent and weight is not None:
                self._calculation.setdefault(role, []).append(
                    Arc(parent, name, SUMMATION_21, float(order or 0), weight)
                )

    def result(self) -> MetaLinks:
        """All of it as a taxonomy."""
        for arcs in self._calculation.values():
            arcs.sort(key=lambda arc: (arc.source, arc.order))
        taxonomy = Taxonomy(self._roles, calculation=self._calculation, labels=self._labels, elements=self._elements)
        return MetaLinks(taxonomy, self._presented, self._namespaces, self._reports, self._own_prefix)


def role_uri(name: str) -> str:
    """The uri of a label role from its last word, as the file has it."""
    if "/" in name:
        return name
    return f"{_ROLES_2009 if name in _OF_2009 else _ROLES_2003}{name}"


def _name(raw: str, local: str) -> str:
    prefix = raw[: -len(local) - 1] if local and raw.endswith(f"_{local}") else raw.partition("_")[0]
    return f"{prefix}:{local or raw.partition('_')[2]}"


def _number(value: object) -> Decimal | None:
    try:
        return parse_amount(str(value)) if isinstance(value, (str, int)) else None
    except ValueError:
        return None


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
