"""Makes clean filings of our own, each around one thing that real filings do, with and without rounding noise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from model.periods import Period
from tests.benchmarks.plants import cubes
from tests.benchmarks.plants.clean import CALCULATION, MEMBER, MOVEMENT, QUARTERS, Clean
from tests.benchmarks.plants.drafting import Draft, Tree

PRODUCT, PLACE, SEGMENT = (
    "srt:ProductOrServiceAxis",
    "srt:StatementGeographicalAxis",
    "us-gaap:StatementBusinessSegmentsAxis",
)
ITEMS, EQUITY = "srt:ConsolidationItemsAxis", "us-gaap:StatementEquityComponentsAxis"
ASSETS_BY_TYPE = "us-gaap:PropertyPlantAndEquipmentByTypeAxis"
REVENUE, COST, PROFIT = "us-gaap:Revenues", "us-gaap:CostOfRevenue", "us-gaap:OperatingIncomeLoss"
OPERATING, ELIMINATED, CORPORATE = (
    "us-gaap:OperatingSegmentsMember",
    "us-gaap:IntersegmentEliminationMember",
    "us-gaap:CorporateNonSegmentMember",
)
PARENT = "us-gaap:ParentMember"
START, END = "http://www.xbrl.org/2003/role/periodStartLabel", "http://www.xbrl.org/2003/role/periodEndLabel"


def generated_filings(seed: int) -> Iterator[Clean]:
    """Each scenario twice, exact and with each amount rounded on its own, and all of them together in one filing.

    Together each has concepts of its own, on the same axes.
    """
    for noisy in (False, True):
        words = "rounded" if noisy else "exact"
        for name, scenario in SCENARIOS.items():
            draft = Draft(f"{name}, {words}", Random(f"{seed}/{name}/{words}"), noisy=noisy)
            scenario(draft)
            yield draft.finish()
        draft = Draft(f"all in one, {words}", Random(f"{seed}/all/{words}"), noisy=noisy)
        for name, scenario in SCENARIOS.items():
            draft.variant = "".join(word.capitalize() for word in re.findall("[a-z]+", name))
            scenario(draft)
        yield draft.finish()


def _flat(draft: Draft, stems: str, low: int = 3) -> Tree:
    names = [f"co:{stem}Member" for stem in stems.split()]
    return {name: {} for name in names[: draft.chance.randint(low, len(names))]}


def _products(draft: Draft) -> Tree:
    return _flat(draft, "Phones Tablets Laptops Wearables Software Support Games Other")


def _places(draft: Draft) -> Tree:
    return _flat(draft, "Americas Europe Japan China RestOfWorld")


def one_axis(draft: Draft) -> None:
    """Sales and costs by product."""
    tree, periods = _products(draft), draft.years(draft.chance.randint(2, 8))
    for concept in (REVENUE, COST):
        cubes.report(draft, concept, {PRODUCT: tree}, cubes.drawn(draft, [tree], periods))
    draft.table("Sales by product", (REVENUE, COST), {PRODUCT: tree})


def two_axes(draft: Draft) -> None:
    """Sales by product and place, with the totals of both."""
    axes = {PRODUCT: _products(draft), PLACE: _places(draft)}
    periods = draft.years(draft.chance.randint(2, 4))
    cubes.report(draft, REVENUE, axes, cubes.drawn(draft, list(axes.values()), periods))
    draft.table("Sales by product and place", (REVENUE,), axes)


def nested(draft: Draft) -> None:
    """Sales by product, the products grouped."""
    tree: Tree = {
        "co:HardwareMember": _flat(draft, "Phones Tablets Laptops Wearables", 2),
        "co:ServicesMember": _flat(draft, "Cloud Support Training", 2),
        "co:LicencesMember": {},
    }
    periods = draft.years(draft.chance.randint(2, 5))
    for concept in (REVENUE, COST):
        cubes.report(draft, concept, {PRODUCT: tree}, cubes.drawn(draft, [tree], periods))
    draft.table("Sales by group of products", (REVENUE, COST), {PRODUCT: tree})


def partial(draft: Draft) -> None:
    """Sales by product in full, and by place with the smaller ones left out of the report in every period."""
    products, places = _products(draft), _places(draft)
    periods = draft.years(draft.chance.randint(2, 5))
    amounts = cubes.drawn(draft, [products], periods)
    cubes.report(draft, REVENUE, {PRODUCT: products}, amounts)
    rest = "co:SmallerCountriesMember"
    shares = cubes.shared_out(draft, {**places, rest: {}}, cubes.whole(amounts))
    cubes.report(draft, REVENUE, {PLACE: {**places, rest: {}}}, shares, hidden=frozenset({rest}))
    draft.table("Sales by product", (REVENUE,), {PRODUCT: products})
    draft.table("Sales by large country", (REVENUE,), {PLACE: places})


def overlapping(draft: Draft) -> None:
    """Two views of the same sales on one axis, in roles of their own, and a third of some of them only."""
    products = _products(draft)
    timing = _flat(draft, "OverTime PointInTime", 2)
    periods = draft.years(draft.chance.randint(2, 5))
    amounts = cubes.drawn(draft, [products], periods)
    cubes.report(draft, REVENUE, {PRODUCT: products}, amounts)
    cubes.report(draft, REVENUE, {PRODUCT: timing}, cubes.shared_out(draft, timing, cubes.whole(amounts)))
    some = _flat(draft, "OnlineSales Subscriptions", 2)
    rest = "co:AllElseMember"
    shares = cubes.shared_out(draft, {**some, rest: {}}, cubes.whole(amounts))
    cubes.report(draft, REVENUE, {PRODUCT: {**some, rest: {}}}, shares, hidden=frozenset({rest}))
    for title, tree in (("Sales by product", products), ("Sales by timing", timing), ("Sales of which", some)):
        draft.table(title, (REVENUE,), {PRODUCT: tree})


def reconciling(draft: Draft) -> None:
    """Profit by segment, each an operating one, with eliminations and what belongs to no segment."""
    segments = _flat(draft, "Retail Wholesale Leasing Media Energy")
    periods = draft.years(draft.chance.randint(2, 5))
    told = draft.chance.random() < 0.5
    for concept in (REVENUE, PROFIT):
        amounts = cubes.drawn(draft, [segments], periods)
        others = cubes.drawn(draft, [{ELIMINATED: {}, CORPORATE: {}}], periods)
        for period in periods:
            parts = [
                draft.fact(concept, period, ((ITEMS, OPERATING), (SEGMENT, str(member))), amount)
                for (member,), amount in amounts[period].items()
            ]
            items = [
                draft.fact(concept, period, ((ITEMS, str(item)),), -abs(amount) // 9)
                for (item,), amount in others[period].items()
            ]
            operating = sum(amounts[period].values())
            left = sum(-abs(amount) // 9 for amount in others[period].values())
            total = draft.fact(concept, period, (), operating + left)
            if told:
                subtotal = draft.fact(concept, period, ((ITEMS, OPERATING),), operating)
                draft.total(MEMBER, f"{concept}|segments", subtotal, parts)
                draft.total(MEMBER, f"{concept}|items", total, [subtotal, *items])
            else:
                draft.total(MEMBER, f"{concept}|segments and items", total, [*parts, *items])
    axes = {ITEMS: {OPERATING: {}, ELIMINATED: {}, CORPORATE: {}}, SEGMENT: segments}
    draft.table("Segments", (REVENUE, PROFIT), axes)


def alias(draft: Draft) -> None:
    """Equity by component, with a member that is the whole once more."""
    tree = _flat(draft, "CommonStock PaidInCapital RetainedEarnings OtherComprehensiveIncome TreasuryStock")
    periods = draft.instants(draft.chance.randint(2, 5))
    amounts = cubes.drawn(draft, [tree], periods)
    cubes.report(draft, "us-gaap:StockholdersEquity", {EQUITY: tree}, amounts)
    for period, amount in cubes.whole(amounts).items():
        draft.fact("us-gaap:StockholdersEquity", period, ((EQUITY, PARENT),), amount)
    draft.table("Equity", ("us-gaap:StockholdersEquity",), {EQUITY: {PARENT: {}, **tree}})


def balance_sheet(draft: Draft) -> None:
    """Assets by the calculations of a balance sheet, and one of them by type."""
    periods = draft.instants(draft.chance.randint(2, 4))
    plant = "us-gaap:PropertyPlantAndEquipmentNet"
    types = _flat(draft, "Land Buildings Machinery Vehicles")
    by_type = cubes.drawn(draft, [types], periods)
    cubes.report(draft, plant, {ASSETS_BY_TYPE: types}, by_type)
    sums = {
        "us-gaap:Assets": ("us-gaap:AssetsCurrent", "us-gaap:AssetsNoncurrent"),
        "us-gaap:AssetsCurrent": ("us-gaap:Cash", "us-gaap:ReceivablesNetCurrent", "us-gaap:InventoryNet"),
        "us-gaap:AssetsNoncurrent": (plant, "us-gaap:Goodwill", "us-gaap:IntangibleAssetsNet"),
    }
    for period in periods:
        values = {part: draft.size() for parts in sums.values() for part in parts if part not in sums}
        values[plant] = cubes.whole(by_type)[period]
        for total in reversed(sums):
            values[total] = sum(values[part] for part in sums[total])
        rows = {concept: draft.fact(concept, period, (), value) for concept, value in values.items()}
        for total, parts in sums.items():
            draft.total(CALCULATION, total, rows[total], [rows[part] for part in parts])
    draft.calculation("Balance sheet", {total: dict.fromkeys(parts, 1) for total, parts in sums.items()})
    draft.table("Property by type", (plant,), {ASSETS_BY_TYPE: types})


def quarters(draft: Draft) -> None:
    """Sales by product in quarters, and in the year to date after each."""
    tree, periods = _products(draft), draft.quarters()
    amounts = dict(cubes.drawn(draft, [tree], periods))
    to_date = {
        Period(periods[0].start, last.end): periods[: number + 1] for number, last in enumerate(periods) if number
    }
    amounts |= {period: cubes.summed(amounts, parts) for period, parts in to_date.items()}
    cubes.report(draft, REVENUE, {PRODUCT: tree}, amounts)
    for period, parts in to_date.items():
        for member in (None, *tree):
            pairs = ((PRODUCT, member),) if member else ()
            row, *rows = (
                draft.fact(REVENUE, p, pairs, sum(v for (m,), v in amounts[p].items() if member in (None, m)))
                for p in (period, *parts)
            )
            draft.total(QUARTERS, f"{REVENUE}|{member}", row, rows)
    draft.table("Sales by product", (REVENUE,), {PRODUCT: tree})


def roll_forward(draft: Draft) -> None:
    """Goodwill by segment from its opening over its movements to its closing balance."""
    segments = _flat(draft, "Retail Wholesale Leasing Media Energy")
    years = draft.years(draft.chance.randint(2, 5))[::-1]
    balance = "us-gaap:Goodwill"
    moves = ("us-gaap:GoodwillAcquiredDuringPeriod", "us-gaap:GoodwillForeignCurrencyTranslationGainLoss")
    ends = [Period(None, year.end) for year in (Period(None, draft.years(len(years) + 1)[-1].end), *years)]
    movements = {move: cubes.drawn(draft, [segments], years) for move in moves}
    held = {ends[0]: dict(cubes.drawn(draft, [segments], ends[:1])[ends[0]])}
    for year, opening, closing in zip(years, ends, ends[1:], strict=False):
        held[closing] = {
            cell: amount + sum(movements[move][year][cell] for move in moves) for cell, amount in held[opening].items()
        }
    cubes.report(draft, balance, {SEGMENT: segments}, held)
    for move in moves:
        cubes.report(draft, move, {SEGMENT: segments}, movements[move])
    for year, opening, closing in zip(years, ends, ends[1:], strict=False):
        row, first = (draft.fact(balance, end, (), cubes.whole(held)[end]) for end in (closing, opening))
        parts = [draft.fact(move, year, (), cubes.whole(movements[move])[year]) for move in moves]
        draft.total(MOVEMENT, balance, row, [first, *parts])
    draft.statement("Goodwill", (balance, *moves, balance), (START, None, None, END))
    draft.table("Goodwill by segment", (balance, *moves), {SEGMENT: segments})


SCENARIOS: dict[str, cubes.Scenario] = {
    "one axis": one_axis,
    "two axes": two_axes,
    "nested": nested,
    "partial": partial,
    "overlapping": overlapping,
    "reconciling": reconciling,
    "alias": alias,
    "balance sheet": balance_sheet,
    "quarters": quarters,
    "roll-forward": roll_forward,
}
