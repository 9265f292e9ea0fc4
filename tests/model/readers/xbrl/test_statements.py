"""A statement has the columns that it is printed with, and no fact is lost with those that belong to another."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.filing import Filing, Ints
from model.periods import Period
from model.readers.xbrl.statements import without_sparse_columns
from tests.model.readers.xbrl.writing import SCHEMA_REF, USD, context, fact, instance, read_files
from tests.model.taxonomy.writing import element, linkbase, linkbase_ref, role_type, schema, tree

YEARS = [Period(date(year, 1, 1), date(year, 12, 31)) for year in range(2019, 2023)]
DATES = [Period(None, date(year, 12, 31)) for year in range(2019, 2022)]
PERIODS = [*YEARS, *DATES]
ROWS = st.lists(st.integers(0, 39), max_size=30, unique=True).map(lambda rows: np.array(rows, dtype=np.int32))
COLUMN = st.lists(st.integers(-1, len(PERIODS) - 1), min_size=40, max_size=40)


@given(st.lists(ROWS, min_size=1, max_size=4), COLUMN)
def test_no_fact_is_lost_and_columns_go_as_a_whole(statements: list[Ints], column: list[int]) -> None:
    period = np.array(column, dtype=np.int32)
    kept = without_sparse_columns(statements, period, PERIODS)
    assert set(np.concatenate(kept).tolist()) == set(np.concatenate(statements).tolist())
    for before, after in zip(statements, kept, strict=True):
        gone = set(before.tolist()) - set(after.tolist())
        assert [row for row in before.tolist() if row not in gone] == after.tolist()
        assert not {column[row] for row in gone} & {column[row] for row in after.tolist()}
        assert -1 not in {column[row] for row in gone}
    assert len(statements) > 1 or kept[0].tolist() == statements[0].tolist()


def contents_of(filing: Filing) -> dict[str, list[str]]:
    """What each section shows: concepts with the years of their periods."""

    def cell(row: int) -> str:
        period = filing.period_of(row)
        assert period is not None
        assert period.end is not None
        return f"{filing.concepts[int(filing.facts.concept[row])].name[3:]} {period.end.year}"

    return {section.title: [cell(row) for row in section.facts.tolist()] for section in filing.sections}


def test_earlier_income_stands_in_the_statement_of_equity_alone() -> None:
    names = ("Revenue", "Cost", "Tax", "Fees", "Income", "Issued")
    roles = ("Operations", "Equity", "Income by year")
    groups = ("Statement", "Statement", "Disclosure")
    info = [
        role_type(f"http://example.com/{title}", f"{number} - {group} - {title}", f"r{number}")
        for number, (title, group) in enumerate(zip(roles, groups, strict=True), 1)
    ]
    years = "".join(
        context(
            f"y{year}", f"<xbrli:startDate>{year}-01-01</xbrli:startDate><xbrli:endDate>{year}-12-31</xbrli:endDate>"
        )
        for year in (2021, 2022)
    )
    facts = [fact("5", f"co:{name}", ref="y2022") for name in names]
    facts += [fact("4", f"co:{name}", ref="y2021") for name in ("Income", "Issued")]
    shown = {"Operations": names[:5], "Equity": ("Income", "Issued"), "Income by year": names[:5]}
    links = [
        tree(*[(f"{role[:3]}", name) for name in shown[role]], role=f"http://example.com/{role}") for role in roles
    ]
    filing = read_files(
        {
            "report.xml": instance(SCHEMA_REF, years, USD, *facts),
            "co.xsd": schema(*map(element, (*names, "Ope", "Equ", "Inc")), info=[linkbase_ref("pre.xml"), *info]),
            "pre.xml": linkbase(*links),
        }
    )
    found = contents_of(filing)
    assert found["Operations"] == [f"{name} 2022" for name in names[:5]]
    assert sorted(found["Equity"]) == ["Income 2021", "Income 2022", "Issued 2021", "Issued 2022"]
    assert "Income 2021" in found["Income by year"]
