"""Turns a filing into the file that its suffix asks for."""

from __future__ import annotations

import os

from model.errors import FilingError
from model.exports.facttable import write_csv
from model.exports.xbrljson import write_json
from model.filing import Filing

SUFFIXES = (".csv", ".json")


def export(filing: Filing, path: str) -> str:
    """Writes the filing to `path` and gives a remark on what did not fit into the form, empty where all did.

    Raises:
        FilingError: no form is written under this suffix, or the file cannot be written.
    """
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in SUFFIXES:
        raise FilingError(f"{path} was not written: facts are exported to files that end in {' or '.join(SUFFIXES)}.")
    try:
        if suffix == ".csv":
            write_csv(filing, path)
            return ""
        left = write_json(filing, path)
    except OSError as error:
        raise FilingError(f"{path} could not be written: {error.strerror or error}.") from error
    if not left:
        return ""
    return f"{left:,} facts whose period is open stand in {path} apart from the others, for Crossfoot alone."
