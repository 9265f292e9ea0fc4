"""Opening what means harm or is damaged: a filing, or one sentence that names the file; all else fails the test."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from model.errors import FilingError
from model.filing import Filing
from model.readers.opening import read_path

ROOT = Path(__file__).parents[4]
NOISE = (
    *(b"9" * 400, b"1e999999999", b"-0", b"\0", b"\xff", b"\xc3", b"&#x0;", b"&e;", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"<", b">", b"<td>", b"</table>", b"</xbrli:context>", b"<!--", b"]]>", b"<![CDATA[", b"<?xml?>", b"%", b"\n|"),
    *(b"{", b"}", b"[", b'"', b",", b"null", b"\t", b"9999-12-31", b"0000-00-00", b"INF", b'xsi:nil="true"', b"#nil"),
)
#: Run on its own, so that a bomb can take neither the memory nor the time of the tests.
_ALONE = """
import json, pathlib, re, resource, sys, time
def peak():
    # The maximum of getrusage begins with that of the process which started this one.
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from model.errors import FilingError
from model.readers.opening import read_path
for path in sys.argv[2:]:
    start = time.process_time()
    try:
        filing = read_path(path)
        said, texts = None, [filing.text(row) or "" for row in range(len(filing.facts))]
        texts += [problem.message for problem in filing.problems]
    except FilingError as error:
        said, texts = str(error), []
    print(json.dumps([said, [text[:200] for text in texts], time.process_time() - start, peak()]), flush=True)
"""


class Outcome(NamedTuple):
    """What became of a path: the sentence that refused it, else its texts and problems; seconds, peak of bytes."""

    refused: str | None
    texts: list[str]
    seconds: float
    peak: int


def attempt(path: Path, names: Iterable[str] = ()) -> Filing | str:
    """The filing, or the sentence that refuses it; it names the file, or one of `names` inside."""
    try:
        return read_path(str(path))
    except FilingError as error:
        check_sentence(str(error), [path.name, *names])
        return str(error)


def check_sentence(message: str, names: Iterable[str]) -> None:
    """A refusal is one sentence on one line and names a file."""
    assert message.endswith("."), message
    assert message == " ".join(message.splitlines()), message
    assert any(os.path.basename(name) in message for name in names), message


def alone(paths: Iterable[Path], memory: int, seconds: float) -> list[Outcome]:
    """What becomes of these paths in a process of its own that has no more memory and time than this."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, str(memory), *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [Outcome(*json.loads(line)) for line in done.stdout.splitlines()]


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def mutated(whole: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four pieces torn out, doubled, changed, swapped, or noise put in."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 4)):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 8, 40, 400))
        match chance.randrange(5):
            case 0:
                del data[at : at + size]
            case 1:
                data[at:at] = data[at : at + size]
            case 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                data[at:at] = chance.choice(NOISE)
            case _:
                other = chance.randrange(len(data) + 1)
                data[at : at + size], data[other : other + size] = data[other : other + size], data[at : at + size]
    return bytes(data)
