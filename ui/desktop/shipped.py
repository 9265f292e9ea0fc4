"""Tells which packages the program runs with, their versions and licences: for the about dialog and for reports."""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from typing import NamedTuple

#: What is shipped, by its name in the package index, and what each is for.
PACKAGES = {
    "PySide6_Essentials": "Qt for Python: the window",
    "shiboken6": "the bridge between Qt and Python",
    "matplotlib": "charts",
    "numpy": "tables of facts",
    "pandas": "tables of facts, exported",
    "lxml": "reading XML",
}
_LONGEST = 60


class Part(NamedTuple):
    """One package that the program is made of."""

    name: str
    version: str
    licence: str
    purpose: str


def parts() -> list[Part]:
    """Every package that is installed, and the font."""
    found = [_part(name, purpose) for name, purpose in PACKAGES.items()]
    return [part for part in found if part is not None] + [Part("Inter", "4", "OFL-1.1", "the font of the window")]


def versions() -> str:
    """Program, packages and system in a few lines, without anything of whoever uses them."""
    lines = [f"Crossfoot {own_version()}", f"Python {platform.python_version()} on {sys.platform} {platform.machine()}"]
    return "\n".join((*lines, *(f"{part.name} {part.version}" for part in parts())))


def own_version() -> str:
    """The version of the program: of its package, or of the project file where it runs from its folder."""
    try:
        return metadata.version("crossfoot")
    except metadata.PackageNotFoundError:
        return "0.1.0"


def _part(name: str, purpose: str) -> Part | None:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    # Older metadata holds a word, or the whole text of a licence.
    stated = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    licence = stated if len(stated) <= _LONGEST else stated.partition("\n")[0][:_LONGEST].strip() + "…"
    return Part(name.replace("_", " "), about["Version"], licence, purpose)
