"""One line of the card of a fact."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A name and a value; `inferred` marks what the filing does not say itself.

    `detail` is said beside the value, `row` is the fact that the value leads to (-1 for none), and `mark` is how a
    total came out: `good`, the grade of its finding, or empty where nothing is accused.
    """

    name: str
    value: str
    inferred: bool = False
    detail: str = ""
    row: int = -1
    mark: str = ""
