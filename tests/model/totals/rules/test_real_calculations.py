"""Calculations of real filings: which are inconsistent, what members explain, and that Arelle finds the same."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from model.amounts import parse_amount
from model.filing import Filing
from model.readers.opening import read_path
from model.totals.audit import audit
from model.totals.checks import Verdict
from model.totals.relations import Kind
from model.totals.rules.calculations import Calculation, Status, calculations
from model.totals.rules.duplicates import DuplicateClass, duplicates
from model.totals.rules.summation import Mode
from tests.real import FOLDER, real

AAPL = ("aapl-10q-2025q2", "aapl-20250329_htm.xml")
WK = ("wk-10q-2022q2", "wk-20220630_htm.xml")
NFLX = ("nflx-10k-2023", "nflx-20231231_htm.xml")
Q1 = ("wk-10q-2022q1.zip",)

#: The interpreter that has Arelle, where it is not this one.
ARELLE_PYTHON = os.environ.get("CROSSFOOT_ARELLE_PYTHON", sys.executable)

_SAID = re.compile(r"from (\S+) in link role (\S+) reported sum [\[(](\S+), (\S+)[\])] computed sum")


class Told(NamedTuple):
    """An inconsistent calculation in short; amounts in thousands."""

    concept: str
    role: str
    period: str
    dimensions: str
    reported: int
    computed: int


STATEMENT = "CONDENSEDCONSOLIDATEDBALANCESHEETS"
SECURITIES = "CashEquivalentsandMarketableSecuritiesScheduleofMarketableSecuritiesDetails"
FAIR_VALUE = "FairValueMeasurementsDetails"
COST = "wk:CashCashEquivalentsAndAvailableForSaleDebtSecuritiesAmortizedCost"
RECURRING = "FairValueMeasurementsRecurringMember"
TREASURY = "USTreasurySecuritiesMember"
SEVEN = [
    Told("us-gaap:StockholdersEquity", STATEMENT, "2022-06-30", "", 7_854, 7_802),
    Told("us-gaap:StockholdersEquity", STATEMENT, "2021-12-31", "", 72_979, 72_928),
    Told(COST, SECURITIES, "2022-06-30", TREASURY, 53_886, 52_969),
    Told(COST, f"{SECURITIES}_1", "2021-12-31", TREASURY, 54_809, 54_603),
    Told(COST, f"{SECURITIES}_1", "2021-12-31", "", 491_848, 491_308),
    Told("us-gaap:AssetsFairValueDisclosure", FAIR_VALUE, "2022-06-30", RECURRING, 367_392, 202_712),
    Told("us-gaap:AssetsFairValueDisclosure", FAIR_VALUE, "2021-12-31", RECURRING, 491_314, 230_060),
]


def told(filing: Filing, calculation: Calculation) -> Told:
    assert calculation.reported is not None
    assert calculation.computed is not None
    members = filing.named_dimensions(filing.dims[calculation.dims]).values()
    return Told(
        filing.concepts[calculation.concept].name,
        calculation.role.rpartition("/")[2],
        filing.periods[calculation.period].text,
        " ".join(member.rpartition(":")[2] for member in members),
        int(calculation.reported / 1000),
        int(calculation.computed / 1000),
    )


@pytest.mark.parametrize(
    ("parts", "mode", "expected"),
    [
        (WK, Mode.ROUND, {"consistent": 93, "inconsistent": 7}),
        (WK, Mode.TRUNCATE, {"consistent": 93, "inconsistent": 7}),
        (WK, Mode.XBRL21, {"consistent": 59, "inconsistent": 4, "not_checked": 37}),
        (Q1, Mode.ROUND, {"consistent": 66, "inconsistent": 4}),
        (NFLX, Mode.ROUND, {"consistent": 84}),
        (NFLX, Mode.TRUNCATE, {"consistent": 82, "not_checked": 2}),
        (NFLX, Mode.XBRL21, {"consistent": 32, "not_checked": 52}),
        (AAPL, Mode.ROUND, {"consistent": 120}),
        (AAPL, Mode.XBRL21, {"consistent": 80, "not_checked": 40}),
        (("aapl-10q-2025q2", "Financial_Report.xlsx"), Mode.ROUND, {"consistent": 120}),
        (("clx-10k-2022",), Mode.ROUND, {}),
        (("submission-8k",), Mode.ROUND, {}),
    ],
    ids=str,
)
def test_how_many_calculations_hold(parts: tuple[str, ...], mode: Mode, expected: dict[str, int]) -> None:
    found = calculations(read_path(str(real(*parts))), mode)
    assert Counter(calculation.status.value for calculation in found) == expected


def test_the_seven_inconsistent_calculations_of_workiva() -> None:
    filing = read_path(str(real(*WK)))
    found = [each for each in calculations(filing) if each.status is Status.INCONSISTENT]
    assert sorted(told(filing, each) for each in found) == sorted(SEVEN)


def test_members_and_other_tables_explain_all_of_them() -> None:
    """Common stock by class, cash equivalents by kind; and losses that another table of the period names otherwise."""
    for parts in (WK, Q1):
        result = audit(read_path(str(real(*parts))), lambda _fraction: None)
        made = [check for check in result.checks.values() if check.relation.kind is Kind.CALCULATION]
        assert all(check.verdict is not Verdict.OFF for check in made)
        assert sum(check.completed for check in made) == 4


@pytest.mark.parametrize(("parts", "complete", "consistent"), [(WK, 31, 0), (NFLX, 60, 11), (AAPL, 53, 0), (Q1, 22, 0)])
def test_real_filings_do_not_contradict_themselves(parts: tuple[str, ...], complete: int, consistent: int) -> None:
    found = Counter(each.agreement for each in duplicates(read_path(str(real(*parts)))))
    assert found == Counter({DuplicateClass.COMPLETE: complete, DuplicateClass.CONSISTENT: consistent})


def theirs(path: Path) -> Counter[tuple[str, str, Decimal]]:
    """The inconsistent calculations that Arelle finds: concept, role, and the middle of the total's interval."""
    tool = FOLDER.parent / "tools" / "arelle_facts.py"
    if not tool.exists():
        pytest.skip(f"{tool} is not there")
    run = subprocess.run([ARELLE_PYTHON, str(tool), str(path), "--calc"], capture_output=True, text=True, check=True)
    found: Counter[tuple[str, str, Decimal]] = Counter()
    for line in run.stdout.splitlines():
        said = json.loads(line).get("calculation")
        if said is not None:
            match = _SAID.search(said)
            assert match is not None, said
            concept, role, low, high = match.groups()
            found[concept, role, (parse_amount(low) + parse_amount(high)) / 2] += 1
    return found


@pytest.mark.parametrize(
    "parts",
    [AAPL, WK, NFLX, Q1, (AAPL[0], "aapl-20250329.htm"), (WK[0], "wk-20220630.htm")],
    ids=lambda parts: str(parts[-1]),
)
def test_arelle_finds_the_same_calculations_inconsistent(parts: tuple[str, ...], tmp_path: Path) -> None:
    if sys.executable == ARELLE_PYTHON and importlib.util.find_spec("arelle") is None:
        pytest.skip("Arelle is not installed (CROSSFOOT_ARELLE_PYTHON may name an interpreter that has it)")
    path = real(*parts)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            archive.extractall(tmp_path)
        path = tmp_path / "wk-20220331.htm"
    filing = read_path(str(path))
    ours = Counter(
        (filing.concepts[each.concept].name, each.role, each.reported)
        for each in calculations(filing)
        if each.status is not Status.CONSISTENT
    )
    assert ours == theirs(path)
