"""Turns expanded names (namespace and local name) into one canonical QName each, with the filing's own prefixes."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Prefixes that always stand for these namespaces, whatever the filing calls them (OIM 1.0 reserves them).
RESERVED = {
    "http://www.xbrl.org/2003/iso4217": "iso4217",
    "http://www.xbrl.org/2003/instance": "xbrli",
}
_XML = "http://www.w3.org/XML/1998/namespace"
_NCNAME = re.compile(r"[^\W\d][\w.\-]*\Z")


class Names:
    """One prefix a namespace and one namespace a prefix: what is written differently but means the same is one name.

    The first prefix that a report declares for a namespace stands for it. A prefix that stands for two namespaces in
    one set of documents gets a number the second time; a namespace without any prefix gets one from its own words.
    """

    def __init__(self, prefixes: Mapping[str | None, str] | None = None) -> None:
        self._prefixes: dict[str, str] = {}
        self._namespaces: dict[str, str] = {}
        self._tags: dict[str, str] = {}
        for namespace, prefix in RESERVED.items():
            self._bind(prefix, namespace)
        self.declare(prefixes or {})

    @property
    def namespaces(self) -> Mapping[str, str]:
        """The namespace of every canonical prefix."""
        return self._namespaces

    def declare(self, nsmap: Mapping[str | None, str]) -> None:
        """Takes the prefixes that an element declares (`element.nsmap`); those known already stay as they are."""
        for prefix, namespace in nsmap.items():
            if prefix and namespace not in self._prefixes and namespace != _XML:
                self._bind(prefix, namespace)

    def of(self, namespace: str | None, local: str) -> str:
        """The canonical name: `us-gaap:Revenues`; the local name alone where there is no namespace."""
        if not namespace:
            return local
        prefix = self._prefixes.get(namespace)
        if prefix is None:
            prefix = self._bind(_prefix_from(namespace), namespace)
        return f"{prefix}:{local}"

    def of_tag(self, tag: str) -> str:
        """The canonical name of `{namespace}local`."""
        known = self._tags.get(tag)
        if known is None:
            namespace, _, local = tag.rpartition("}")
            known = self._tags[tag] = self.of(namespace[1:], local)
        return known

    def of_qname(self, text: str, nsmap: Mapping[str | None, str]) -> str | None:
        """The canonical name of a QName in the scope of `nsmap`; None where it is none or its prefix means nothing.

        A QName without a prefix is in the default namespace (XML Schema part 2, 3.2.18).
        """
        prefix, colon, local = text.strip().rpartition(":")
        if not _NCNAME.match(local) or (colon and not prefix):
            return None
        namespace = nsmap.get(prefix or None)
        if namespace is None and prefix:
            return None
        return self.of(namespace, local)

    def namespace_of(self, prefix: str) -> str | None:
        """The namespace that a canonical prefix stands for."""
        return self._namespaces.get(prefix)

    def prefix_of(self, namespace: str) -> str | None:
        """The canonical prefix of a namespace, None where it has none yet."""
        return self._prefixes.get(namespace)

    def _bind(self, wish: str, namespace: str) -> str:
        prefix, number = wish, 2
        while prefix in self._namespaces:
            prefix, number = f"{wish}{number}", number + 1
        self._prefixes[namespace] = prefix
        self._namespaces[prefix] = namespace
        return prefix


def _prefix_from(namespace: str) -> str:
    """The last word of a namespace that could be a prefix: `us-gaap` of `http://fasb.org/us-gaap/2024`."""
    words = [word for word in re.split(r"[/:#]", namespace) if _NCNAME.match(word)]
    return words[-1] if len(words) > 1 else "ns"
