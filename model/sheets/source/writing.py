"""Turns the blocks of a passage into HTML that can load nothing: a few tags, escaped text, and links `fact:ROW`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from model.sheets.source.shapes import Block, Cell, Paragraph, Run, Table

#: The path of a link to a fact, before its row; also the scheme of such links.
FACT_LINK = "fact:"
#: The name of the place that is looked for.
HERE = "here"
#: Where the fact is in HTML that shows it.
IS_HERE = f'<a name="{HERE}"></a>'


def html_of(blocks: Iterable[Block], *, whole: bool = False) -> str:
    """The blocks as HTML; `whole` says that all of them are the fact, which then bears a bar instead of a mark."""
    writer = _Writer(mark=not whole)
    html = "".join(writer.block(block) for block in blocks)
    if whole:
        return (
            f'{IS_HERE}<table cellspacing="0" cellpadding="0"><tr><td class="bar" width="3"></td>'
            f'<td class="whole">{html}</td></tr></table>'
        )
    return html


#: Columns of a wide table, signs of a long label in one, and the pixels that it is given.
_MANY, _LONG, _LABEL = 5, 12, 150


class _Writer:
    """Writes blocks in their order; the first run that is looked for gets a name."""

    def __init__(self, *, mark: bool) -> None:
        self._mark = mark
        self._named = False

    def block(self, block: Block) -> str:
        """A paragraph or a table."""
        if isinstance(block, Table):
            rows = "".join(f"<tr>{''.join(self._row(row))}</tr>" for row in block.rows)
            return f'<table class="page" cellspacing="0" cellpadding="0">{rows}</table>'
        return self._paragraph(block, "p")

    def _row(self, row: Sequence[Cell]) -> Iterator[str]:
        # In a wide table the labels would be left no more room than their longest word.
        wide = sum(cell.columns for cell in row) > _MANY and row[0].columns == 1 and len(_text(row[0])) > _LONG
        yield from (self._cell(cell, _LABEL if wide and number == 0 else 0) for number, cell in enumerate(row))

    def _cell(self, cell: Cell, width: int) -> str:
        classes = " ".join(
            name for name, worn in (("above", cell.above), ("below", cell.below), ("gap", cell.gap)) if worn
        )
        said = f' class="{classes}"' if classes else ""
        spans = "".join(
            f' {name}="{count}"' for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1
        )
        spans += f' width="{width}"' if width else ""
        inside = "".join(self._paragraph(paragraph, "div") for paragraph in cell.paragraphs)
        return f'<td{said}{spans} valign="bottom">{inside}</td>'

    def _paragraph(self, paragraph: Paragraph, tag: str) -> str:
        align = f' align="{paragraph.align}"' if paragraph.align else ""
        indent = f' style="margin-left:{paragraph.indent}px"' if paragraph.indent and paragraph.align != "right" else ""
        return f"<{tag}{align}{indent}>{''.join(self._runs(paragraph.runs))}</{tag}>"

    def _runs(self, runs: Iterable[Run]) -> Iterator[str]:
        for run in runs:
            text = escape(run.text).replace("\n", "<br>")
            for worn, tag in (
                (run.bold, "b"),
                (run.italic, "i"),
                (run.raised > 0, "sup"),
                (run.raised < 0, "sub"),
            ):
                text = f"<{tag}>{text}</{tag}>" if worn else text
            yield self._linked(run, text)

    def _linked(self, run: Run, text: str) -> str:
        here = run.here and self._mark
        name = ""
        if here and not self._named:
            self._named = True
            name = IS_HERE
        if here:
            return f'{name}<span class="here">{text}</span>'
        return f'<a class="fact" href="{FACT_LINK}{run.row}">{text}</a>' if run.row >= 0 else text


def _text(cell: Cell) -> str:
    return " ".join(paragraph.text for paragraph in cell.paragraphs)
