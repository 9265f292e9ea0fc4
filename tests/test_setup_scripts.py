"""`./run` and `./test`: when they install, what they say where something is missing, what they do without a display."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
TOOLS = [
    "awk",
    "basename",
    "cat",
    "cksum",
    "dirname",
    "grep",
    "mkdir",
    "mv",
    "rm",
    "sed",
    "sh",
    "sort",
    "tail",
    "tr",
    "uname",
]

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="run and test are for POSIX shells")

# Stands for Python: notes what it is asked, makes environments and installs without doing either.
FAKE_PYTHON = f"""
echo "python $*" >>"$FAKE_LOG"
case "$1 $2" in
    '-m venv') mkdir -p "$4/bin" && cat "$0" >"$4/bin/python" && exec /bin/chmod +x "$4/bin/python" ;;
    '-m pip') [ -z "${{FAKE_PIP_FAILS-}}" ] || exit 1 ;;
    '-m pytest') ;;
    *) exec {sys.executable} "$@" ;;
esac
"""
FAKE_MAIN = """
import pathlib, sys
command, path, *rest = sys.argv[1:]
if "unreadable" in path:
    sys.exit(2)
print(command, pathlib.Path(path).name, *rest)
sys.exit(1 if command == "check" and "wrong" in path else 0)
"""


class Machine:
    """A copy of the two commands, on a machine that has only the programs it is given."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "code"
        self.bin = folder / "bin"
        self.log = folder / "log"
        self.stamp = self.root / ".venv" / "crossfoot-stamp"
        for name in ("run", "test", "scripts/environment.sh", RUN_LOCK, DEV_LOCK):
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
        (self.root / "main.py").write_text(FAKE_MAIN)
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or tool)
        self.give("python3", FAKE_PYTHON)
        self.give("id", "echo 0")
        self.give("ldd", ":")

    def give(self, name: str, body: str) -> None:
        """Put a program of that name on the machine."""
        program = self.bin / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)

    def start(self, command: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `run` or `test`; the log then holds what was asked of Python and apt-get."""
        self.log.write_text("")
        environment = {"PATH": str(self.bin), "FAKE_LOG": str(self.log), "HOME": str(self.root), **variables}
        command_line = [str(self.root / command), *arguments]
        return subprocess.run(
            command_line, env=environment, cwd=self.root, capture_output=True, text=True, check=False, timeout=60
        )

    def steps(self) -> list[str]:
        """The set-up steps of the last start: venv, the locks installed."""
        found = re.findall(r"-m (venv)|-m pip .*/(\S+)$", self.log.read_text(), flags=re.MULTILINE)
        return [venv or lock for venv, lock in found]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_second_start_installs_nothing(machine: Machine) -> None:
    assert machine.start("run", "a").returncode == 0
    assert machine.steps() == ["venv", RUN_LOCK]
    assert machine.start("run", "a").returncode == 0
    assert machine.steps() == []


def test_the_environment_of_test_serves_run(machine: Machine) -> None:
    machine.start("run", "a")
    machine.start("test", "tests/test_one.py")
    assert machine.steps() == [DEV_LOCK]
    assert "python -m pytest tests/test_one.py" in machine.log.read_text()
    for command in ("run", "test"):
        machine.start(command, "a")
        assert machine.steps() == []


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_a_changed_lock_is_installed_into_what_is_there(machine: Machine, lock: str) -> None:
    machine.start("test", "a")
    (machine.root / lock).write_text("changed")
    machine.start("run" if lock == RUN_LOCK else "test", "a")
    assert machine.steps() == [lock]


def test_a_failed_installation_is_begun_again(machine: Machine) -> None:
    machine.start("run", "a")
    failed = machine.start("test", "a", FAKE_PIP_FAILS="yes")
    assert failed.returncode == 1
    assert "could not install its packages" in failed.stderr
    assert not machine.stamp.exists()
    machine.start("run", "a")
    assert machine.steps() == ["venv", RUN_LOCK]


def test_an_environment_whose_python_is_gone_is_made_again(machine: Machine) -> None:
    machine.start("run", "a")
    (machine.root / ".venv/bin/python").unlink()
    machine.start("run", "a")
    assert machine.steps() == ["venv", RUN_LOCK]


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (None, "there is no python3 here. To install it: apt-get install python3 python3-venv"),
        ("[ $# = 2 ] || exit 1; case $2 in *print*) echo 3.9 ;; *) exit 1 ;; esac", "python3 here is 3.9. To install"),
        ("case $2 in *ensurepip*) exit 1 ;; esac", "venv module, which python3 lacks here. To install it: apt-get"),
    ],
)
def test_a_python_that_will_not_do_is_told_in_a_sentence(machine: Machine, python: str | None, sentence: str) -> None:
    machine.give("apt-get", "exit 1")
    machine.give("apt-cache", "echo 'python3.11 - language'")
    (machine.bin / "python3").unlink()
    if python:
        machine.give("python3", python)
    told = machine.start("run")
    assert told.returncode == 1
    assert sentence in told.stderr
    assert told.stderr.count("\n") == 1


MISSING = """
[ -f "$FAKE_LOG.installed" ] || for file in libEGL.so.1 libdbus-1.so.3 libgthread-2.0.so.0 libglib-2.0.so.0 libX11.so.6
do echo "    $file => not found"; done
"""
PACKAGES = "libdbus-1-3 libegl1 libglib2.0-0 libx11-6"


def test_root_gets_missing_libraries_from_apt(machine: Machine) -> None:
    machine.give("ldd", MISSING)
    machine.give("apt-get", 'echo "apt-get $*" >>"$FAKE_LOG"; case $* in *install*) : >"$FAKE_LOG.installed" ;; esac')
    assert machine.start("run", "a").returncode == 0
    assert f"{PACKAGES}\n" in machine.log.read_text()
    machine.start("run", "a")
    assert "apt-get" not in machine.log.read_text()


def test_others_are_told_the_command_for_missing_libraries(machine: Machine) -> None:
    machine.give("ldd", MISSING)
    machine.give("id", "echo 1000")
    machine.give("apt-get", 'echo "apt-get $*" >>"$FAKE_LOG"')
    told = machine.start("run", "a")
    assert told.returncode == 1
    assert told.stderr.endswith(f"To install them: sudo apt-get install {PACKAGES}\n")
    assert "apt-get" not in machine.log.read_text()


def test_libraries_that_no_package_brought_are_named(machine: Machine) -> None:
    machine.give("ldd", "echo 'libodd.so.9 => not found'")
    machine.give("apt-get", ":")
    told = machine.start("run", "a")
    assert told.returncode == 1
    assert "Qt still lacks libodd.so.9." in told.stderr


def test_without_a_display_findings_and_a_picture_are_no_failure(machine: Machine) -> None:
    shown = machine.start("run", "wrong.txt")
    assert shown.returncode == 0
    picture = machine.root / "crossfoot.png"
    assert shown.stdout.splitlines() == [
        "check wrong.txt",
        "snapshot wrong.txt --to crossfoot.png",
        f"There is no display here, so the window on wrong.txt is drawn in {picture}",
    ]


def test_without_a_display_each_file_has_its_picture(machine: Machine) -> None:
    shown = machine.start("run", "a", "unreadable", "b")
    assert shown.returncode == 2
    assert [line for line in shown.stdout.splitlines() if line.startswith("snapshot")] == [
        "snapshot a --to crossfoot-1.png",
        "snapshot b --to crossfoot-3.png",
    ]


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens(machine: Machine, variable: str) -> None:
    shown = machine.start("run", "a b", "c", **{variable: ":0"})
    assert shown.stdout == "a b c\n"


def test_no_file_opens_the_sample_and_commands_pass_through(machine: Machine) -> None:
    assert machine.start("run").stdout.startswith("check disclosure.txt\n")
    assert machine.start("run", "export", "a", "--to", "b.csv").stdout == "export a --to b.csv\n"
    assert (ROOT / "resources/sample/disclosure.txt").is_file()


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[a-z].*?(?= \\$)", (ROOT / lock).read_text(), flags=re.MULTILINE))


def test_the_development_lock_holds_all_of_the_other() -> None:
    assert pins(RUN_LOCK) < pins(DEV_LOCK)


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_a_lock_pins_everything_and_names_no_registry(lock: str) -> None:
    assert all("==" in pin for pin in pins(lock))
    assert "://" not in (ROOT / lock).read_text()
