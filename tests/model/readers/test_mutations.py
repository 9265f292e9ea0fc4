"""Ten thousand mutations of the small filing in every form: each is a filing or a sentence, and none takes long."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from model.filing import Filing
from model.readers.opening import no_tick
from model.totals.audit import audit
from tests.model.readers.everyform.attempts import attempt, mutated
from tests.model.readers.everyform.forms import FORMS, EveryForm
from tests.model.readers.test_every_form import written

#: One seed in each process of the tests: together 10,000.
SEEDS = range(20)
EACH = 500
#: Forms that take the least time to read are tried the most.
QUICK = frozenset(("instance", "instance-alone", "inline", "report-package-json", "xbrl-json", "page", "companyfacts"))
QUICK |= frozenset(("text-copy", "pasted-table", "clipboard", "facts-csv"))


def weight(form: EveryForm) -> int:
    """How often a form is chosen."""
    return 8 if form.name in QUICK else 1


def target(form: EveryForm, chance: random.Random) -> str:
    """The file that is mutated: mostly what is opened, else any of those beside it."""
    if form.opened and chance.random() < 0.7:
        return form.opened
    return chance.choice(list(form.files))


@pytest.mark.parametrize("seed", SEEDS)
def test_mutations_are_read_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    opened = {form.name: written(form, tmp_path / form.name) for form in FORMS}
    chosen = chance.choices(FORMS, [weight(form) for form in FORMS], k=EACH)
    read, slowest = 0, 0.0
    for form in chosen:
        name = target(form, chance)
        path = tmp_path / form.name / name
        path.write_bytes(mutated(form.files[name], chance))
        start = time.process_time()
        filing = attempt(opened[form.name], [path.name, *form.files])
        if isinstance(filing, Filing):
            audit(filing, no_tick)
            read += 1
        slowest = max(slowest, time.process_time() - start)
        path.write_bytes(form.files[name])
    assert EACH // 3 < read < EACH
    # The small filing takes some milliseconds; a mutation that blows it up would take minutes.
    assert slowest < 5
