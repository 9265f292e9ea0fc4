"""A fact of a timeline stands in the filing that states it; what else stands there leads to what stands now."""

from __future__ import annotations

from pathlib import Path

from model.sheets.source.joinedsource import JoinedSource
from model.timeline.joining import join
from tests.model.readers.inline.pages import CONTEXT, HEADER, number, page
from tests.model.sheets.source.passages import folder, links, marked, opened

BEFORE = CONTEXT.replace("2022-", "2021-")


def test_a_fact_is_shown_in_its_own_filing(tmp_path: Path) -> None:
    costs = number("5", name="a:Costs")
    old = page(f"<p>Revenue {number('9')} and costs {costs}</p>", HEADER.replace(CONTEXT, BEFORE))
    restated = number("6", name="a:Costs").replace('"c"', '"before"')
    new = page(
        f"<p>Costs {restated} and revenue {number('10')}</p>",
        HEADER.replace(CONTEXT, CONTEXT + BEFORE.replace('id="c"', 'id="before"')),
    )
    parts = [opened(folder(tmp_path / name, a=content)) for name, content in (("old", old), ("new", new))]
    filing = join([filing for filing, _ in parts]).filing
    source = JoinedSource(filing, {own.path: each for own, each in parts})
    assert [filing.value(row) for row in range(3)] == [6, 10, 9]
    passages = [source.passage(row) for row in range(3)]
    assert [(passage.row, marked(passage)) for passage in passages] == [(0, "6"), (1, "10"), (2, "9")]
    # The costs that stand beside the old revenue are those that were restated since.
    assert links(passages[2]) == {0: "5"}
    assert links(passages[1]) == {0: "6"}
    assert [source.page_name(row) for row in range(3)] == ["a.htm"] * 3
    assert [source.page_file(row, str(tmp_path)).path for row in (1, 2)] == [
        str(tmp_path / "new" / "a.htm"),
        str(tmp_path / "old" / "a.htm"),
    ]
