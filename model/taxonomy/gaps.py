"""Turns references to schemas that are not at hand into names, and into one problem that tells of them all."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from model.taxonomy.library import Note, Place
from model.taxonomy.names import Names

#: The hosts of the specifications' own schemas: they would add nothing that a viewer shows.
_OWN_HOSTS = frozenset({"www.xbrl.org", "xbrl.org", "www.w3.org"})

#: How the remark begins that standard taxonomies are missing, and what that means.
LACKING = "The standard taxonomies"
_MEANING = (
    "are not at hand: types and labels are those that the filing itself states, else inferred from units and names. "
    "To have all of them, choose a folder or package of these taxonomies in Preferences."
)


class Gaps:
    """Remembers which files are missing, and names the elements behind them by what else is known of them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._namespaces: dict[str, str] = {}
        self._missing: dict[str, str] = {}
        self._dangling: list[tuple[str, str]] = []
        #: By file and address: the namespace behind it, and how the ids of its elements begin.
        self._behind: dict[tuple[int, str, str], tuple[str | None, str]] = {}

    def import_from(self, base: Place, address: str, namespace: str) -> None:
        """Takes note that a schema imports a namespace from an address."""
        self._namespaces.setdefault(_full(base, address), namespace)

    def miss(self, base: Place, address: str) -> None:
        """Takes note that a file is not at hand to which another refers."""
        self._missing.setdefault(_full(base, address), base.name)

    def dangle(self, base: Place, reference: str) -> None:
        """Takes note of a locator to an element that its schema does not declare."""
        self._dangling.append((base.name, reference))

    def name_behind(self, base: Place, address: str, identifier: str) -> str | None:
        """The canonical name of the element with an id in a schema that is not at hand: ids are `prefix_Name`.

        The prefix may hold underscores itself (`jppfs_cor_NetSales`): it is that of the namespace which is imported
        from there, else the longest one that is known, else what stands before the last underscore.
        """
        key = base.shelf, base.name, address
        if key not in self._behind:
            self.miss(base, address)
            namespace = self._namespaces.get(_full(base, address))
            self._behind[key] = namespace, f"{self._names.prefix_of(namespace)}_" if namespace else ""
        namespace, beginning = self._behind[key]
        if namespace and identifier.startswith(beginning):
            return self._names.of(namespace, identifier[len(beginning) :])
        return self._by_known_prefix(namespace, identifier)

    def _by_known_prefix(self, namespace: str | None, identifier: str) -> str | None:
        end = identifier.rfind("_")
        while end > 0:
            known = self._names.namespace_of(identifier[:end])
            if known is not None:
                return self._names.of(namespace or known, identifier[end + 1 :])
            end = identifier.rfind("_", 0, end)
        prefix, _, local = identifier.rpartition("_")
        if namespace:
            return self._names.of(namespace, local or identifier)
        return f"{prefix}:{local}" if prefix and local else None

    def tell(self, note: Note) -> None:
        """Lists what was missed: all standard taxonomies as one problem, each file of the filing's own as another."""
        hosts: dict[str, None] = {}
        for address, base in self._missing.items():
            host = urlsplit(address).netloc
            if not host:
                note(f"The file refers to “{address}”, which is not there.", f"{base}:0", "warning")
            elif host not in _OWN_HOSTS:
                hosts[host] = None
        if hosts:
            listed = ", ".join(hosts)
            note(f"{LACKING} ({listed}) {_MEANING}", f"{next(iter(self._missing.values()))}:0", "info")
        if self._dangling:
            base, reference = self._dangling[0]
            count = len(self._dangling)
            message = f"{count} locators lead to elements that are not declared, first “{reference[:120]}”."
            note(
                message if count > 1 else message.replace("1 locators lead", "A locator leads", 1),
                f"{base}:0",
                "warning",
            )


def _full(base: Place, address: str) -> str:
    """An address that does not depend on the folder it stands in."""
    if urlsplit(address).scheme:
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(base.name), address))
