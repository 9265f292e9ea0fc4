"""What means harm at the door: bombs, archives, references that lead out, deep nests; refused or read without harm."""

from __future__ import annotations

import io
import os
import socket
import zipfile
from pathlib import Path

import pytest

from model.filing import Filing
from tests.model.readers.everyform import rendered, tagged
from tests.model.readers.everyform.attempts import alone, attempt, write
from tests.model.readers.everyform.forms import FORMS, INLINE, INSTANCE, TAXONOMY, EveryForm
from tests.model.readers.everyform.small import DETAILS
from tests.model.readers.sec.rpages import archive
from tests.model.readers.test_every_form import expected, table

MEGABYTE = 1024**2
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "hahahaha">{LAUGHS}]>'.encode()
FLAT = f'<!DOCTYPE x [<!ENTITY l11 "{"x" * 100_000}">]>'.encode()
SECRET = "the words of another file"
XML_FILES = {
    "instance": (INSTANCE, "co.xml", "co.xml", b"</co:Policy>"),
    "inline": (INLINE, "co.htm", "co.htm", b"</ix:nonNumeric>"),
    "labels": (INSTANCE, "co_lab.xml", "co.xml", b"</link:label>"),
    "schema": (INSTANCE, "co.xsd", "co.xml", b"</link:definition>"),
    "page": (rendered.pages(), "R2.htm", "R2.htm", b"<span></span>"),
    "summary": (rendered.pages(), "FilingSummary.xml", "", b"</LongName>"),
}


def armed(data: bytes, head: bytes, before: bytes, call: bytes) -> bytes:
    """A document with this document type, which calls an entity at the end of the first such element."""
    start = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:start] + head + data[start:].replace(before, call + before)


def in_workbook(head: bytes) -> bytes:
    """The workbook with its first sheet armed."""
    with zipfile.ZipFile(io.BytesIO(rendered.workbook())) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet2.xml"
    return archive({**parts, name: armed(parts[name], head, b"</t>", b"&l11;")})


def test_entity_bombs_take_neither_time_nor_memory(tmp_path: Path) -> None:
    paths = []
    for number, head in enumerate((BOMB, FLAT)):
        for kind, (files, name, opened, before) in XML_FILES.items():
            data = armed(files[name], head, before, b"&l11;" * (1 if head is BOMB else 2_000))
            paths.append(write(tmp_path / f"{kind}{number}", {**files, name: data}) / opened)
        paths.append(write(tmp_path, {f"book{number}.xlsx": in_workbook(head)}) / f"book{number}.xlsx")
    outcomes = alone(paths, 1500 * MEGABYTE, 60)
    assert len(outcomes) == len(paths)
    for path, outcome in zip(paths, outcomes, strict=True):
        assert outcome.seconds < 5, path
        assert outcome.peak < 400 * MEGABYTE, path
        assert not any("hahahahaha" in text for text in outcome.texts), path


@pytest.mark.parametrize("kind", XML_FILES)
@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{folder}/secret.txt">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "secret.txt">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/e">]>',
        '<!DOCTYPE x SYSTEM "file://{folder}/secret.dtd">',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{folder}/secret.dtd"> %p;]>',
    ],
)
def test_external_entities_stay_outside(kind: str, head: str, tmp_path: Path) -> None:
    files, name, opened, before = XML_FILES[kind]
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        said = head.format(folder=tmp_path, port=server.getsockname()[1]).encode()
        outside = {"secret.txt": SECRET.encode(), "secret.dtd": f'<!ENTITY e "{SECRET}">'.encode()}
        folder = write(tmp_path, {**outside, **files, name: armed(files[name], said, before, b"&e;")})
        # As a folder the pages are one filing; the others are opened by their file.
        filing = attempt(folder / opened, files)
        if isinstance(filing, Filing):
            assert not any(SECRET in text for text in words_of(filing))
        with pytest.raises(BlockingIOError):
            server.accept()


def words_of(filing: Filing) -> list[str]:
    """Every text that a filing would show."""
    labels = [concept.label for concept in filing.concepts]
    labels += [axis.label for axis in filing.axes] + [member.label for member in filing.members]
    titles = [section.title for section in filing.sections]
    return [*filing.strings, *labels, *titles, *(problem.message for problem in filing.problems)]


REFERENCES = (
    "../../etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "..\\co.xsd",
    "../outside/co.xsd",
    "//host/co.xsd",
)


@pytest.mark.parametrize("reference", [*REFERENCES, "http://127.0.0.1:{port}/co.xsd"])
@pytest.mark.parametrize("form", ["inline", "instance"])
def test_references_never_lead_out(form: str, reference: str, tmp_path: Path) -> None:
    write(tmp_path / "outside", TAXONOMY)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        schema = reference.format(port=server.getsockname()[1])
        data = tagged.inline(schema=schema) if form == "inline" else tagged.instance(schema)
        filing = attempt(write(tmp_path / "inside", {"co": data}) / "co")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert isinstance(filing, Filing)
    alike = EveryForm(form, filing.format, {}, "co")
    assert table(alike, filing) == expected(alike)
    assert not filing.taxonomy.labels


def test_links_of_a_folder_never_lead_out(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", INSTANCE)
    folder = write(tmp_path / "folder", {"co.xml": INSTANCE["co.xml"]})
    for name in TAXONOMY:
        (folder / name).symlink_to(outside / name)
    (folder / "loop").symlink_to(folder)
    for opened in (folder, folder / "co.xml"):
        filing = attempt(opened)
        assert isinstance(filing, Filing)
        assert not filing.taxonomy.labels
    empty = write(tmp_path / "linked", {"readme": b"none"})
    (empty / "co.xml").symlink_to(outside / "co.xml")
    assert "holds no report" in str(attempt(empty))
    # What the user pointed at is opened, wherever it stands.
    assert isinstance(attempt(empty / "co.xml"), Filing)


def stored(contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive that may hold a name twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, data in contents.items():
            file.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return stream.getvalue()


def twice() -> bytes:
    """An archive whose directory names one file twice."""
    return archive({"co.htm": INLINE["co.htm"], "do.htm": INLINE["co.htm"]}).replace(b"do.htm", b"co.htm")


def encrypted() -> bytes:
    """An archive whose entries are said to be encrypted."""
    data = bytearray(archive(INLINE))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


ARCHIVES = {
    "up": stored({"../co.htm": INLINE["co.htm"]}),
    "up-within": stored({"a/../../co.htm": INLINE["co.htm"]}),
    "absolute": stored({"/etc/co.htm": INLINE["co.htm"]}),
    "drive": stored({"C:/co.htm": INLINE["co.htm"]}),
    "backslash": stored({"..\\co.htm": INLINE["co.htm"]}),
    "twice": twice(),
    "encrypted": encrypted(),
    "two-deep": archive({"a.zip": archive({"b.zip": archive(INLINE)})}),
    "nothing": archive({}),
    "cut": archive(INLINE)[:-30],
    "headless": b"PK\x03\x04" + b"\0" * 2_000,
    "empty-files": archive({"co.htm": b"", "co.xsd": b""}),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_archives_that_mean_harm_are_refused(kind: str, tmp_path: Path) -> None:
    said = attempt(write(tmp_path, {"a.zip": ARCHIVES[kind]}) / "a.zip")
    assert isinstance(said, str), said.problems
    assert not (tmp_path.parent / "co.htm").exists()


def test_archives_that_expand_a_thousandfold_take_no_memory(tmp_path: Path) -> None:
    zeros = bytes(15 * MEGABYTE)
    bombs = {
        "one.zip": stored({"co.htm": bytes(32 * MEGABYTE)}),
        "many.zip": stored({f"{at}.htm": zeros for at in range(10)}),
        "tight.zip": stored({"co.htm": bytes(32 * MEGABYTE)}, zipfile.ZIP_BZIP2),
        "nested.zip": stored({"in.zip": stored({f"{at}.htm": zeros for at in range(10)})}),
        "book.xlsx": stored({"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": bytes(32 * MEGABYTE)}),
    }
    folder = write(tmp_path, bombs)
    outcomes = alone([folder / name for name in bombs], 1500 * MEGABYTE, 60)
    assert len(outcomes) == len(bombs)
    for name, outcome in zip(bombs, outcomes, strict=True):
        assert outcome.refused is not None, name
        assert "expands more than" in outcome.refused, name
        assert outcome.seconds < 5, name
        assert outcome.peak < 300 * MEGABYTE, name


def test_a_damaged_file_beside_the_report_takes_nothing_from_it(tmp_path: Path) -> None:
    data = bytearray(stored({**INLINE, "logo.jpg": b"picture" * 20}, zipfile.ZIP_STORED))
    data[data.index(b"picture") + 3] ^= 255
    filing = attempt(write(tmp_path, {"co.zip": bytes(data)}) / "co.zip")
    form = next(form for form in FORMS if form.name == "zip")
    assert isinstance(filing, Filing)
    assert table(form, filing) == expected(form)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "No such file" in str(attempt(tmp_path / "absent"))
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in str(attempt(tmp_path / "pipe"))
    # A pipe beside files is left aside, not waited for.
    assert "holds no report" in str(attempt(tmp_path))
    write(tmp_path, INSTANCE)
    assert isinstance(attempt(tmp_path), Filing)
    (tmp_path / "bare").mkdir()
    assert "holds no report" in str(attempt(tmp_path / "bare"))


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, INSTANCE) / "co.xml"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs the tests may read every file")
    assert "could not be opened" in str(attempt(path))
    assert isinstance(attempt(tmp_path), str)


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"<", b"{", b"PK\x03\x04", b"<?xml"])
def test_files_without_anything_are_refused(data: bytes, tmp_path: Path) -> None:
    assert isinstance(attempt(write(tmp_path, {"some.file": data}) / "some.file"), str)
    assert isinstance(attempt(tmp_path, ["some.file"]), str)


def test_deep_nests_end(tmp_path: Path) -> None:
    deep = 200_000
    contents = {
        "a.json": b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"}, "facts": ' + b"[" * deep,
        "b.json": b'{"a":' * deep + b'"https://xbrl.org/2021/xbrl-json"',
        "c.xml": INSTANCE["co.xml"].replace(b"</co:Policy>", b"<a>" * deep + b"</a>" * deep + b"</co:Policy>"),
        "d.htm": INLINE["co.htm"].replace(b"</ix:nonNumeric>", b"<b>" * deep + b"</b>" * deep + b"</ix:nonNumeric>"),
        "e.htm": rendered.page(DETAILS).replace(b"<tr", b"<div>" * deep + b"<tr", 1),
        "f.json": b'{"cik": 1, "facts": ' + b'{"a":' * deep,
    }
    folder = write(tmp_path, contents)
    outcomes = alone([folder / name for name in contents], 2_000 * MEGABYTE, 90)
    assert len(outcomes) == len(contents)
    assert all(outcome.seconds < 10 for outcome in outcomes), outcomes
