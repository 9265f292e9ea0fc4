"""The window: everything that knows Qt and drawing."""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6.QtCore as _  # noqa: F401 - loads the module that is changed below


def _may_use_pyside(_module: ModuleType) -> bool:
    return True


# PySide reads the source of every module that is imported after it, to see whether it names PySide and could therefore
# ask for one of its optional spellings. We use none, and the reading is a quarter of the time that imports take.
_features = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):
    setattr(_features, "_mod_uses_pyside", _may_use_pyside)  # noqa: B010 - a module of no known type
