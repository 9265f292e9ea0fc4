"""The sample disclosure as a filing built by hand, so that tests of totals, sheets and the window need no reader."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Placement, Unit
from model.periods import Period

TYPES = Axis("Types of revenues", "Types of revenues", inferred=True, basis="Named after the title of the page.")
PRODUCTS = Axis("Product offerings", "Product offerings", inferred=True, basis="Named after the title of the page.")
TITLE = "Schedule of disaggregation by types of revenues and revenue by product offerings"
GROUP = "SUMMARY OF SIGNIFICANT ACCOUNTING POLICIES (Details)"

REVOLVING, NON_REVOLVING = "Revolving loan products", "Non-revolving loan products"
DIRECT, OTHER = "Direct lending program revenue", "Other revenue"
FACILITATION, POST = "Loan facilitation services", "Post origination services"
SALES, TECHNICAL, OTHERS = "Sales income", "Technical services", "Other revenues"

Amounts = tuple[int | None, int | None, int | None]

#: (type, product) and the amounts of 2022, 2021 and 2020 in thousands.
ROWS: list[tuple[str | None, str | None, Amounts]] = [
    (None, None, (561_667, 761_451, 1_256_005)),
    (None, REVOLVING, (35_820, 30_604, 230_124)),
    (None, NON_REVOLVING, (None, None, 286_582)),
    (None, DIRECT, (None, 9_178, 519_543)),
    (None, OTHER, (525_847, 721_669, 219_756)),
    (FACILITATION, None, (None, None, 177_147)),
    (FACILITATION, REVOLVING, (None, None, 26_376)),
    (FACILITATION, NON_REVOLVING, (None, None, 84_485)),
    (FACILITATION, DIRECT, (None, None, 66_286)),
    (POST, None, (35_820, 39_782, 859_102)),
    (POST, REVOLVING, (35_820, 30_604, 203_748)),
    (POST, NON_REVOLVING, (None, None, 202_097)),
    (POST, DIRECT, (None, 9_178, 453_257)),
    (SALES, None, (154_906, 202_960, 5_667)),
    (SALES, OTHER, (154_906, 202_960, 5_667)),
    (TECHNICAL, None, (327_245, 417_566, 38_313)),
    (TECHNICAL, OTHER, (327_245, 417_566, 38_313)),
    (OTHERS, None, (43_696, 101_143, 175_776)),
    (OTHERS, OTHER, (43_696, 101_143, 175_776)),
]

Key = tuple[str | None, str | None, int]


def disclosure_filing(*, cny: bool = False, changes: dict[Key, int | None] | None = None) -> Filing:
    """The disclosure; `cny` tags Sales income as the rest, `changes` sets amounts by (type, product, year)."""
    builder = FilingBuilder("disclosure.txt", "text-copy")
    concept = builder.concepts.place(Concept("Total", "Total", heading="Online lending platform revenue"))
    rows = []
    line = 20
    for kind, product, amounts in ROWS:
        pairs = [(axis, Member(name, name)) for axis, name in ((TYPES, kind), (PRODUCTS, product)) if name]
        unit = builder.units.place(Unit("iso4217:USD" if kind == SALES and not cny else "iso4217:CNY"))
        for year, filed in zip((2022, 2021, 2020), amounts, strict=True):
            line += 1
            amount = (changes or {}).get((kind, product, year), filed)
            if amount is None:
                continue
            placement = Placement.CERTAIN if None in amounts else Placement.GIVEN
            rows.append(
                builder.add(
                    concept,
                    builder.periods.place(Period(date(year, 1, 1), date(year, 12, 31))),
                    builder.dimensions(pairs),
                    Decimal(amount).scaleb(3),
                    unit=unit,
                    decimals=-3,
                    line=line,
                    placement=placement,
                    note="The only column in which the totals foot." if placement else None,
                )
            )
    builder.section(TITLE, GROUP, rows)
    return builder.build()
