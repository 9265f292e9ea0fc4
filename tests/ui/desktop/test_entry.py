"""Tests of what desktops read: the entry with its types, the icon, the description for software centres."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from ui.icons import RESOURCES, app_icon

ENTRY = RESOURCES / "crossfoot.desktop"
METAINFO = RESOURCES / "crossfoot.metainfo.xml"


def types() -> set[str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ENTRY, encoding="utf-8")
    return set(parser["Desktop Entry"]["MimeType"].strip(";").split(";"))


def test_the_icon_is_drawn_at_every_size_that_a_desktop_asks_for(qapp: QApplication) -> None:
    for size in (16, 32, 48, 128, 256):
        image = app_icon().pixmap(size, size).toImage()
        assert image.width() == size
        assert any(image.pixelColor(x, size // 2).alpha() for x in range(size))


def test_both_descriptions_name_types_of_what_is_opened() -> None:
    told = {part.text for part in ElementTree.parse(METAINFO).iter("mediatype")}
    assert told <= types()
    assert {"application/xhtml+xml", "application/json", "application/zip"} <= told


@pytest.mark.parametrize(
    "command", [["desktop-file-validate", str(ENTRY)], ["appstreamcli", "validate", "--no-net", str(METAINFO)]]
)
def test_the_tools_of_desktops_find_no_fault(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # An id that is no domain is warned of; the program has none to be named after.
    assert not [line for line in done.stdout.splitlines() if line.startswith("E:") or "error:" in line], done.stdout
