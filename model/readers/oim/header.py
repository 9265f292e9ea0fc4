"""Turns the `documentInfo` of an OIM report into namespaces, taxonomy and what Crossfoot itself noted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.readers.oim.own import EXTRAS, NO_ENTRY_POINT, ncname
from model.readers.oim.tally import Tally

#: Prefixes and namespaces that belong together in every OIM report (OIM Common 1.0, reserved prefixes).
RESERVED = {
    "xbrl": "https://xbrl.org/2021",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "enum2": "http://xbrl.org/2020/extensible-enumerations-2.0",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "utr": "http://www.xbrl.org/2009/utr",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What a report says of itself. `extras` are Crossfoot's own members of documentInfo, without their prefix."""

    document_type: str = ""
    namespaces: Mapping[str, str] = field(default_factory=dict)
    taxonomy: Sequence[str] = ()
    base: str = ""
    extra_prefix: str = ""
    extras: Mapping[str, object] = field(default_factory=dict)

    def labels(self) -> Mapping[str, str]:
        """The labels of names that Crossfoot noted when it wrote the report."""
        labels = self.extras.get("labels")
        return {key: text for key, text in members(labels).items() if isinstance(text, str)}

    def typed_axes(self) -> frozenset[str]:
        """The axes whose members are values although they look like names."""
        axes = self.extras.get("typed")
        return frozenset(axis for axis in axes if isinstance(axis, str)) if isinstance(axes, list) else frozenset()


def members(value: object) -> Mapping[str, object]:
    """The members of a JSON object; none where the value is no object."""
    return value if isinstance(value, dict) else {}


def texts(value: object, what: str, tally: Tally, where: str) -> dict[str, str]:
    """The members of an object that are texts; the others are listed under the name `what`."""
    if value is not None and not isinstance(value, dict):
        tally.add(f"no object {what}", f"“{what}” is no object, and was left aside.", where)
    kept = {key: text for key, text in members(value).items() if isinstance(text, str)}
    for key in members(value).keys() - kept.keys():
        tally.add(f"no text in {what}", f"“{key}” in “{what}” is no text, and was left aside.", where)
    return kept


def read_header(value: object, tally: Tally, where: str) -> Header:
    """The header of a report from its `documentInfo`; what has the wrong type is listed and left aside."""
    info = members(value)
    namespaces = texts(info.get("namespaces"), "namespaces", tally, where)
    for prefix, namespace in list(namespaces.items()):
        if not ncname().match(prefix) or not namespace:
            tally.add("prefix", f"“{prefix}” cannot be a prefix.", where)
            del namespaces[prefix]
        elif RESERVED.get(prefix, namespace) != namespace:
            tally.add("reserved", f"The prefix {prefix} stands for {RESERVED[prefix]} in every report.", where)
            namespaces[prefix] = RESERVED[prefix]
    document_type, base = info.get("documentType"), info.get("baseURL")
    prefix = next((prefix for prefix, namespace in namespaces.items() if namespace == EXTRAS), "")
    extras = {key.partition(":")[2]: member for key, member in info.items() if prefix and key.startswith(f"{prefix}:")}
    return Header(
        document_type if isinstance(document_type, str) else "",
        namespaces,
        _taxonomy(info.get("taxonomy"), tally, where),
        base if isinstance(base, str) else "",
        prefix,
        extras,
    )


def _taxonomy(value: object, tally: Tally, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        if value is not None:
            tally.add("taxonomy", "“taxonomy” is no list, and was left aside.", where)
        return ()
    return tuple(entry for entry in value if isinstance(entry, str) and entry not in ("", NO_ENTRY_POINT))
