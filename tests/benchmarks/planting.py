"""Plants one error at a time into clean filings and prints how many are found, by kind, beside the aims.

Usage: python -m tests.benchmarks.planting [--real] [--generated] [--sample N] [--seed S] [--failures FILE]

Without --real or --generated both are tried. A fact is planted in where it is the total or a part of a member total
that foots in two or more periods with two or more parts that are not zero; on real filings as the audit of the
untouched filing sees it, on generated ones as they were made. No change is planted that rounding explains in each of
these totals. Rates are of all that was planted: what is not found has neither cause nor fact right. A finding that
the untouched filing has as well does not count.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.benchmarks.plants import slips
from tests.benchmarks.plants.clean import Clean
from tests.benchmarks.plants.engine import report_of
from tests.benchmarks.plants.generated import generated_filings
from tests.benchmarks.plants.judging import Outcome, graded, identities, judge
from tests.benchmarks.plants.originals import real_filings
from tests.benchmarks.plants.planter import plants

MEASURES = ("found", "cause", "fact", "itself", "listed")
PROCESSES = 2


class Untouched(NamedTuple):
    """The findings in a filing with nothing planted."""

    filing: str
    real: bool
    eligible: int
    errors: int
    warnings: int
    messages: tuple[str, ...]


class Job(NamedTuple):
    """Errors of one kind to plant into one filing, or none at all."""

    number: int
    kind: str | None
    sample: int
    seed: int


#: The filings of this process, and the reports of those that were looked at untouched.
_clean: list[Clean] = []
_known: dict[int, dict[str, Any]] = {}


def prepare(real: bool, generated: bool, seed: int) -> None:
    """Reads and makes the filings, the same in every process."""
    _clean[:] = [*(real_filings() if real else ()), *(generated_filings(seed) if generated else ())]


def work(job: Job) -> Untouched | list[Outcome]:
    """Does one job on the filings of this process."""
    clean = _clean[job.number]
    if job.number not in _known:
        _known[job.number] = report_of(clean.filing)
    findings = graded(_known[job.number])
    if job.kind is None:
        errors = sum(finding["severity"] == "error" for finding in findings)
        messages = tuple(f"{finding['severity']}: {finding['message']}" for finding in findings)
        return Untouched(clean.name, clean.real, len(clean.eligible), errors, len(findings) - errors, messages)
    known = identities(findings)
    chosen = islice(plants(clean, job.kind, Random(f"{job.seed}/{clean.name}/{job.kind}")), job.sample)
    return [judge(clean, plant, report_of(plant.filing), known) for plant in chosen]


def run(jobs: Iterable[Job], arguments: tuple[bool, bool, int]) -> Iterator[Untouched | list[Outcome]]:
    """The results of all jobs in their order."""
    with multiprocessing.get_context("spawn").Pool(PROCESSES, prepare, arguments) as pool:
        yield from pool.imap(work, jobs)


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """The rates by kind, of real and of generated filings."""
    measures = "found | cause right | fact right | itself | listed"
    yield f"| kind | real | {measures} | generated | {measures} |"
    yield "|---|" + "---:|" * 12
    for kind in (*slips.KINDS, "all"):
        of_kind = [outcome for outcome in outcomes if kind in ("all", outcome.kind)]
        sides = (rates([outcome for outcome in of_kind if outcome.real is real]) for real in (True, False))
        yield f"| {kind} | {' | '.join(sides)} |"
    yield "| aims |" + " | 97 % | 90 % | 90 % | | |" * 2


def rates(outcomes: list[Outcome]) -> str:
    """How many were planted, and the shares of each measure of an outcome."""
    if not outcomes:
        return "0" + " | –" * len(MEASURES)
    shares = (sum(getattr(outcome, what) for outcome in outcomes) for what in MEASURES)
    return " | ".join([f"{len(outcomes):,}", *(f"{100 * share / len(outcomes):.1f} %" for share in shares)])


def untouched_table(filings: list[Untouched]) -> Iterator[str]:
    """The findings in filings with nothing planted, by filing and on average."""
    yield "| nothing planted | facts to plant in | errors | warnings |"
    yield "|---|---:|---:|---:|"
    for real, name in ((True, "real"), (False, "generated")):
        these = [filing for filing in filings if filing.real is real]
        for filing in these:
            yield f"| {filing.filing} | {filing.eligible:,} | {filing.errors} | {filing.warnings} |"
        if these:
            errors, warnings = (
                sum(counts) / len(these) for counts in zip(*((f.errors, f.warnings) for f in these), strict=True)
            )
            yield f"| **{name}, on average** | | {errors:.2f} (aim 0.20) | {warnings:.2f} (aim 1.00) |"
    for filing in filings:
        yield from (f"\n{filing.filing}: {message}" for message in filing.messages)


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description="Plants errors into clean filings and counts those that are found.")
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--generated", action="store_true")
    parser.add_argument("--sample", type=int, default=25, help="plants a kind and filing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", type=Path, help="takes every miss as a line of JSON; groups are printed")
    options = parser.parse_args()
    both = options.real == options.generated
    arguments = (options.real or both, options.generated or both, options.seed)
    prepare(*arguments)
    jobs = [
        Job(number, kind, options.sample, options.seed)
        for number in range(len(_clean))
        for kind in (None, *slips.KINDS)
    ]
    outcomes: list[Outcome] = []
    untouched: list[Untouched] = []
    for result in run(jobs, arguments):
        if isinstance(result, Untouched):
            untouched.append(result)
        else:
            outcomes.extend(result)
    for line in (*table(outcomes), "", *untouched_table(untouched)):
        sys.stdout.write(f"{line}\n")
    if options.failures:
        missed = [outcome for outcome in outcomes if not (outcome.found and outcome.cause and outcome.fact)]
        lines = (f"{json.dumps(failure(outcome))}\n" for outcome in missed)
        options.failures.write_text("".join(lines), encoding="utf-8")
        for line in ("", *grouped(missed)):
            sys.stdout.write(f"{line}\n")


def grouped(missed: list[Outcome]) -> Iterator[str]:
    """What was missed and what was said instead, the most frequent first, with the filings it happened in."""
    filings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for outcome in missed:
        story = failure(outcome)
        fact = "total" if not story["part_of"] else "part" if not story["total_of"] else "total and part"
        named = story["findings"][0]["cause"]["kind"] if story["findings"] else "nothing"
        kind = f"{outcome.kind} {story['variant']}" if outcome.kind == slips.TWICE else outcome.kind
        filings["real" if outcome.real else "generated", kind, fact, story["missed"], named][outcome.filing] += 1
    yield "| filings | kind | fact | missed | named instead | times | most often in |"
    yield "|---|---|---|---|---|---:|---|"
    for group, counts in sorted(filings.items(), key=lambda item: (item[0][0] != "real", -item[1].total())):
        most = ", ".join(f"{name} ({times})" for name, times in counts.most_common(3))
        yield f"| {' | '.join(group)} | {counts.total()} | {most} |"


def failure(outcome: Outcome) -> dict[str, Any]:
    """A miss, the first thing that was missed named ahead of the rest."""
    missed = "found" if not outcome.found else "cause" if not outcome.cause else "fact"
    return {"missed": missed, **outcome.story}


if __name__ == "__main__":
    main()
