"""Turns the names of well-known concepts into the statements that an analyst looks for them in."""

from __future__ import annotations

from collections.abc import Collection

INCOME, BALANCE, CASH = "Income statement", "Balance sheet", "Cash flows"
OVER_PERIODS, AT_DATES, COVER = "Other amounts over periods", "Other amounts at dates", "Cover page"
_ORDER = (INCOME, BALANCE, CASH, OVER_PERIODS, AT_DATES)

#: The lines of the statements in the order of a report.
_LINES = {
    INCOME: """
        Revenues RevenueFromContractWithCustomerExcludingAssessedTax
        RevenueFromContractWithCustomerIncludingAssessedTax SalesRevenueNet Revenue CostOfRevenue
        CostOfGoodsAndServicesSold CostOfSales GrossProfit ResearchAndDevelopmentExpense
        SellingGeneralAndAdministrativeExpense SellingAndMarketingExpense GeneralAndAdministrativeExpense
        OperatingExpenses CostsAndExpenses OperatingIncomeLoss ProfitLossFromOperatingActivities
        InvestmentIncomeInterest InterestExpense InterestExpenseNonoperating FinanceCosts
        OtherNonoperatingIncomeExpense NonoperatingIncomeExpense
        IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest
        IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments
        ProfitLossBeforeTax IncomeTaxExpenseBenefit IncomeTaxExpenseContinuingOperations ProfitLoss
        NetIncomeLoss NetIncomeLossAttributableToNoncontrollingInterest
        NetIncomeLossAvailableToCommonStockholdersBasic EarningsPerShareBasic EarningsPerShareDiluted
        EarningsPerShareBasicAndDiluted BasicEarningsLossPerShare DilutedEarningsLossPerShare
        WeightedAverageNumberOfSharesOutstandingBasic WeightedAverageNumberOfDilutedSharesOutstanding
        WeightedAverageNumberOfShareOutstandingBasicAndDiluted OtherComprehensiveIncomeLossNetOfTax
        ComprehensiveIncomeNetOfTax ComprehensiveIncome
    """,
    BALANCE: """
        CashAndCashEquivalentsAtCarryingValue CashAndCashEquivalents ShortTermInvestments
        MarketableSecuritiesCurrent AccountsReceivableNetCurrent TradeAndOtherCurrentReceivables InventoryNet
        Inventories PrepaidExpenseAndOtherAssetsCurrent OtherAssetsCurrent AssetsCurrent CurrentAssets
        LongTermInvestments MarketableSecuritiesNoncurrent PropertyPlantAndEquipmentNet
        PropertyPlantAndEquipment OperatingLeaseRightOfUseAsset Goodwill IntangibleAssetsNetExcludingGoodwill
        FiniteLivedIntangibleAssetsNet OtherAssetsNoncurrent AssetsNoncurrent NoncurrentAssets Assets
        AccountsPayableCurrent AccruedLiabilitiesCurrent ContractWithCustomerLiabilityCurrent
        DeferredRevenueCurrent OperatingLeaseLiabilityCurrent LongTermDebtCurrent LiabilitiesCurrent
        CurrentLiabilities LongTermDebtNoncurrent ContractWithCustomerLiabilityNoncurrent
        OperatingLeaseLiabilityNoncurrent OtherLiabilitiesNoncurrent LiabilitiesNoncurrent NoncurrentLiabilities
        Liabilities RedeemableNoncontrollingInterestEquityCarryingAmount PreferredStockValue CommonStockValue
        AdditionalPaidInCapital TreasuryStockValue AccumulatedOtherComprehensiveIncomeLossNetOfTax
        RetainedEarningsAccumulatedDeficit RetainedEarnings StockholdersEquity MinorityInterest
        StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest Equity
        LiabilitiesAndStockholdersEquity EquityAndLiabilities
    """,
    CASH: """
        DepreciationDepletionAndAmortization DepreciationAndAmortization ShareBasedCompensation
        IncreaseDecreaseInAccountsReceivable IncreaseDecreaseInInventories IncreaseDecreaseInAccountsPayable
        NetCashProvidedByUsedInOperatingActivities CashFlowsFromUsedInOperatingActivities
        PaymentsToAcquirePropertyPlantAndEquipment PaymentsToAcquireInvestments
        PaymentsToAcquireBusinessesNetOfCashAcquired ProceedsFromSaleMaturityAndCollectionsOfInvestments
        NetCashProvidedByUsedInInvestingActivities CashFlowsFromUsedInInvestingActivities
        PaymentsForRepurchaseOfCommonStock PaymentsOfDividends ProceedsFromIssuanceOfLongTermDebt
        RepaymentsOfLongTermDebt NetCashProvidedByUsedInFinancingActivities
        CashFlowsFromUsedInFinancingActivities
        CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect
        CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents
    """,
}
_KNOWN = {name: (title, rank) for title, names in _LINES.items() for rank, name in enumerate(names.split())}
_STANDARD = frozenset(("us-gaap", "ifrs-full"))


def section_of(name: str, instant: bool) -> tuple[str, int]:
    """The section of a concept, and its place among those that have one there."""
    prefix, _, local = name.rpartition(":")
    if prefix == "dei":
        return COVER, 0
    if prefix in _STANDARD and local in _KNOWN:
        return _KNOWN[local]
    return (AT_DATES if instant else OVER_PERIODS), 0


def in_order(titles: Collection[str]) -> list[str]:
    """Sections in the order of a report, the cover page last: a company's facts are opened for its statements."""
    listed = [title for title in _ORDER if title in titles]
    return [*listed, *(title for title in titles if title not in listed)]
