"""Turns footnotes and relationships of inline XBRL into notes on the facts that they explain (sections 6 and 13)."""

from __future__ import annotations

from model.building import FilingBuilder
from model.readers.inline.collecting import Collected, Piece
from model.readers.inline.contents import Contents
from model.readers.xbrl.tally import Tally

NO_END = "{facts} with a footnote that no document of the report holds; first “{first}”."


def add_footnotes(builder: FilingBuilder, collected: Collected, contents: Contents, tally: Tally) -> None:
    """Notes each footnote on its facts; a relationship from fact to fact notes where the explaining fact stands."""
    if not collected.footnotes and not collected.relationships:
        return
    notes = _Notes(builder, collected, contents, tally)
    for piece in collected.relationships:
        notes.add(piece.element.get("fromRefs", "").split(), piece.element.get("toRefs", "").split(), piece)
    for piece in collected.facts:
        # Inline XBRL 1.0 names the footnotes at the fact itself.
        references = piece.element.get("footnoteRefs")
        if references:
            notes.add([piece.element.get("id", "")], references.split(), piece)


class _Notes:
    """Finds what ids lead to: facts that were read, and footnotes."""

    def __init__(self, builder: FilingBuilder, collected: Collected, contents: Contents, tally: Tally) -> None:
        self._builder = builder
        self._footnotes = collected.footnotes
        self._contents = contents
        self._tally = tally
        self._rows = builder.rows_by_element_id()
        self._lines = builder.column("line")
        self._texts: dict[str, str] = {}

    def add(self, starts: list[str], ends: list[str], piece: Piece) -> None:
        """Notes what stands at the ends on the facts at the starts."""
        texts = list(filter(None, dict.fromkeys(self._said(name, piece) for name in ends)))
        note = "\n".join(texts) if self._contents.spend(sum(map(len, texts))) else ""
        for name in starts:
            row = self._rows.get(name)
            if row is not None and note and self._contents.spend(len(note)):
                self._builder.annotate(row, note)

    def _said(self, name: str, piece: Piece) -> str:
        footnote = self._footnotes.get(name)
        if footnote is not None:
            if name not in self._texts:
                self._texts[name] = " ".join(self._contents.text(footnote).split())
            return self._texts[name]
        if name in self._rows:
            return f"Explained by the fact at line {self._lines[self._rows[name]]}"
        self._tally.add(NO_END, name, piece.file, piece.line)
        return ""
