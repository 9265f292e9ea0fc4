"""Turns equations and fact cards into the rich text of their panes; knows colours, but no widget."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import NamedTuple

from model.sheets.equation import Equation, EquationSheet, Term, TermRole
from model.sheets.fact.entry import Entry
from model.sheets.fact.remarks import Remark
from model.sheets.source.writing import FACT_LINK
from model.totals.checks import Verdict
from ui.theme import GRID, Theme
from ui.widgets.glyphs import GLYPHS, mark_colour

GOOD_MARK = "✓"
CORRECTED_MARK = "✎"
#: The path of a link that shows the whole of a long value, before the number of its line on the card.
WHOLE_LINK = "whole:"

#: A longer value is shortened until the whole is asked for, and beyond the second length it is cut: laying out a whole
#: note as one value would take seconds.
SHORT_VALUE = 600
LONGEST_VALUE = 20_000


class Widths(NamedTuple):
    """The pixels kept for labels, for amounts as filed and, beside them, for corrected ones.

    Without room for these they stand below the amounts as filed, where they differ.
    """

    label: int
    amount: int
    corrected: int = 0


def equation_page(sheet: EquationSheet, theme: Theme, widths: Widths) -> str:
    """How a total adds up, as a page; of one width, so that the amounts of all equations stand in line."""
    parts = [part for remark in sheet.remarks for part in _remark(remark, theme)]
    if not sheet.equations:
        return "".join(parts)
    unit = f" <span style='color:{theme.muted}'>{_text(sheet.unit)}</span>" if sheet.unit else ""
    head = f"<span style='font-weight:600'>{_text(sheet.title)}</span> &nbsp;{_text(sheet.period)} &nbsp;{unit}"
    parts.append(_paragraph(head, before=GRID if parts else 0, after=GRID // 2))
    for number, equation in enumerate(sheet.equations):
        parts.extend(_equation(equation, theme, widths, first=number == 0))
    return "".join(parts)


def fact_page(entries: Iterable[Entry], theme: Theme, whole: Collection[int] = ()) -> str:
    """One fact as rows of name and value, as a page; the values of the lines in `whole` are not shortened."""
    rows = "".join(
        f"<tr><td style='color:{theme.muted}; padding:1px {2 * GRID}px 3px 0'>{_nowrap(entry.name)}</td>"
        f"<td style='padding:1px 0 3px 0'>{_value(entry, theme, number, whole=number in whole)}</td></tr>"
        for number, entry in enumerate(entries)
    )
    return f"<table cellspacing='0' cellpadding='0' border='0'>{rows}</table>"


def _remark(remark: Remark, theme: Theme) -> Iterator[str]:
    """What is wrong with a fact, and below it each value that was filed, with the place where it stands."""
    yield _paragraph(
        f"{_mark(GLYPHS[remark.severity], mark_colour(remark.severity, theme))} {_text(remark.message)}",
        after=GRID // 2,
    )
    rows = []
    for filed in remark.filed:
        mark, colour = (GLYPHS["fault"], mark_colour("fault", theme)) if filed.suspect else ("", theme.text)
        rows.append(
            f"<tr><td width='{2 * GRID}'>{_mark(mark, colour)}</td>"
            f"<td align='right' style='padding:1px {2 * GRID}px 1px 0'>{_linked(filed.amount, filed.row, colour, '')}"
            f"</td><td style='padding:1px 0'>{_linked(filed.where, filed.row, theme.muted, '')}</td></tr>"
        )
    yield f"<table cellspacing='0' cellpadding='0' border='0'>{''.join(rows)}</table>"


def first_message(sheet: EquationSheet) -> str:
    """The sentence that stands first on the page."""
    messages = [*(remark.message for remark in sheet.remarks), *(equation.message for equation in sheet.equations)]
    return messages[0] if messages else ""


def terms_of(sheet: EquationSheet) -> Iterator[Term]:
    """Every row of every equation."""
    for equation in sheet.equations:
        yield from (*equation.terms, *equation.mended)


def _equation(equation: Equation, theme: Theme, widths: Widths, *, first: bool) -> Iterator[str]:
    grade = equation.severity
    yield _paragraph(_text(f"By {equation.axis}"), before=0 if first else 2 * GRID, style=f"color:{theme.muted}")
    if grade is not None:
        # The reason first: in a low pane it must not lie below the fold.
        yield _paragraph(_verdict(equation, theme), after=GRID // 2)
    yield _table(equation, theme, widths)
    if grade is None:
        yield _paragraph(_verdict(equation, theme), before=GRID // 2)
    for number, sentence in enumerate(equation.evidence):
        before = 0 if number else GRID // 2
        yield _paragraph(_text(sentence), before=before, style=f"color:{theme.muted}")
    if grade is not None and equation.alternatives:
        yield _paragraph("It could as well be:", before=GRID, style=f"color:{theme.muted}")
        for clause in equation.alternatives:
            yield _paragraph(_text(clause), style=f"margin-left:{2 * GRID}px")


def _difference_style(equation: Equation, theme: Theme) -> tuple[str, str]:
    """Mark and colour of the difference: none where nothing says that it should be zero."""
    if equation.severity is not None:
        return GLYPHS[equation.severity], mark_colour(equation.severity, theme)
    return "", theme.muted


def _verdict(equation: Equation, theme: Theme) -> str:
    mark, colour = _difference_style(equation, theme)
    if equation.verdict is None:
        mark, colour = GLYPHS["unchecked"], mark_colour("unchecked", theme)
    elif equation.severity is None and equation.verdict is not Verdict.OFF:
        mark, colour = GOOD_MARK, theme.good
    return f"{_mark(mark, colour)} {_text(equation.message)}" if mark else _text(equation.message)


def _table(equation: Equation, theme: Theme, widths: Widths) -> str:
    """The equation as it is set in print, amounts below each other, with the corrected one in a column beside it."""
    rows = [_row(filed, mended, equation, theme, widths) for filed, mended in _side_by_side(equation)]
    if equation.mended:
        names = ("As filed", "Corrected") if widths.corrected else (f"{CORRECTED_MARK} Corrected",)
        heads = (f"<td align='right' style='color:{theme.muted}'>{name}</td>" for name in names)
        rows.insert(0, f"<tr><td></td><td></td>{''.join(heads)}</tr>")
    return f"<table cellspacing='0' cellpadding='0' border='0' style='border-collapse:collapse'>{''.join(rows)}</table>"


def _side_by_side(equation: Equation) -> Iterator[tuple[Term | None, Term | None]]:
    """The rows of both equations: those of one member together, one that only the corrected has where it has it."""
    filed = {(_of_member(term), term.label if _of_member(term) else term.role): term for term in equation.terms}
    if not equation.mended:
        yield from ((term, None) for term in equation.terms)
        return
    for term in equation.mended:
        key = _of_member(term), term.label if _of_member(term) else term.role
        yield filed.pop(key, None), term
    yield from ((term, None) for term in filed.values())


def _of_member(term: Term) -> bool:
    return term.role in (TermRole.CONTRIBUTOR, TermRole.LEFT_OUT)


def _row(filed: Term | None, mended: Term | None, equation: Equation, theme: Theme, widths: Widths) -> str:
    one = filed or mended
    if one is None:
        return ""
    mark, colour, bold = "", theme.text, False
    if one.role is TermRole.DIFFERENCE:
        mark, colour = _difference_style(equation, theme)
        bold = bool(mark)
    elif one.suspect:
        mark, colour = GLYPHS["fault"], mark_colour("fault", theme)
    rule = f"border-top:1px solid {theme.muted};" if one.role in equation.ruled else ""
    weight = "font-weight:600;" if bold else ""
    label = _linked(one.label, one.row, colour, weight)
    amount = _linked(filed.amount, filed.row, colour, weight) if filed else ""
    right = _corrected(mended, theme) if mended else ""
    if mended and not widths.corrected:
        differs = filed is None or filed.amount != mended.amount
        if not mended.corrected and mended.role is not TermRole.DIFFERENCE:
            right = f"{_mark(CORRECTED_MARK, theme.muted)}&nbsp;{right}"
        amount = "<br>".join(part for part in (amount, right if differs else "") if part)
    cells = [f"<td align='right' width='{widths.amount}' style='padding:1px 0 1px {GRID}px; {rule}'>{amount}</td>"]
    if equation.mended and widths.corrected:
        cells.append(
            f"<td align='right' width='{widths.corrected}' style='padding:1px 0 1px {2 * GRID}px; {rule}'>{right}</td>"
        )
    return (
        f"<tr><td width='{2 * GRID}'>{_mark(mark, colour)}</td>"
        f"<td width='{widths.label}' style='padding:1px {2 * GRID}px 1px 0'>{label}</td>{''.join(cells)}</tr>"
    )


def _corrected(term: Term, theme: Theme) -> str:
    """An amount of the corrected equation; what was corrected and the difference that is gone bear their marks."""
    if not (term.corrected or term.role is TermRole.DIFFERENCE):
        return f"<span style='color:{theme.muted}'>{_text(term.amount)}</span>"
    mark = _mark(CORRECTED_MARK if term.corrected else GOOD_MARK, theme.good)
    # A blank would let the amount fall below its mark.
    return f"{mark}&nbsp;<span style='color:{theme.good}; font-weight:600'>{_text(term.amount)}</span>"


def _linked(text: str, row: int, colour: str, weight: str) -> str:
    style = f"color:{colour}; {weight} text-decoration:none"
    words = _text(text)
    return (
        f"<a href='{FACT_LINK}{row}' style='{style}'>{words}</a>"
        if row >= 0
        else f"<span style='{style}'>{words}</span>"
    )


def _value(entry: Entry, theme: Theme, number: int, *, whole: bool) -> str:
    most = LONGEST_VALUE if whole else SHORT_VALUE
    # What is shortened ends with a whole word, where it has words.
    text = (
        entry.value if len(entry.value) <= most else entry.value[: entry.value.rfind(" ", most // 2, most) + 1 or most]
    )
    words = escape(text).replace("\n", "<br>")
    left = len(entry.value) - len(text)
    if left and whole:
        words += f" <span style='color:{theme.muted}'>… and {left:,} more characters</span>"
    elif left:
        link = f"<a href='{WHOLE_LINK}{number}' style='color:{theme.accent}'>show whole</a>"
        words += f" <span style='color:{theme.muted}'>… {left:,} more characters, {link}</span>"
    if entry.row >= 0:
        words = f"<a href='{FACT_LINK}{entry.row}' style='color:{theme.accent}; text-decoration:none'>{words}</a>"
    if entry.mark:
        good = entry.mark == "good"
        glyph = GOOD_MARK if good else GLYPHS[entry.mark]
        words = f"{_mark(glyph, theme.good if good else mark_colour(entry.mark, theme))} {words}"
    if entry.detail:
        words += f" &nbsp;<span style='color:{theme.muted}'>{_text(entry.detail)}</span>"
    if not entry.inferred:
        return words
    why = "The file does not say this itself: Crossfoot inferred it."
    tag = f"<span style='color:{theme.muted}; font-size:small'>&nbsp;inferred</span>"
    return f"<span title='{why}'><i>{words}</i> {tag}</span>"


def _mark(mark: str, colour: str) -> str:
    return f"<span style='color:{colour}; font-weight:600'>{mark}</span>" if mark else ""


def _paragraph(html: str, *, before: int = 0, after: int = 2, style: str = "") -> str:
    return f"<p style='margin-top:{before}px; margin-bottom:{after}px; {style}'>{html}</p>"


def _nowrap(text: str) -> str:
    """A name stays on one line as long as it is short enough to leave room for its value."""
    return _text(text).replace(" ", "&nbsp;") if len(text) <= 24 else _text(text)


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
