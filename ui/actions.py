"""The table of everything the window can do: name, words, keys, icon, and the menu it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.icons import themed_icon
from ui.theme import Theme


class Spec(NamedTuple):
    """One action. Of those with the same `group` one is checked; `tip` also serves screen readers."""

    name: str
    text: str
    tip: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""


SPECS = (
    Spec("open", "&Open…", "Open a filing", ("Ctrl+O",), "open"),
    Spec("open_folder", "Open &Folder…", "Open the folder of a filing", ("Ctrl+Shift+O",)),
    Spec("reload", "&Reload", "Read this filing again", ("F5", "Ctrl+R"), "reload"),
    Spec("taxonomies", "Standard &Taxonomies…", "Point to a folder of standard taxonomies, for labels and types"),
    Spec("problems", "Pro&blems While Reading", "What could not be read as it stands", ("Ctrl+Shift+P",)),
    Spec("paste", "&Paste", "Read the text on the clipboard as a filing", ("Ctrl+V",), "paste"),
    Spec("sample", "Open the &Sample", "Open a disclosure in which six totals do not add up"),
    Spec("timeline", "Show as Time&line", "Join the open filings of this company, line by line", ("Ctrl+J",)),
    Spec("export", "&Export…", "Write a workbook, a report of findings or the facts", ("Ctrl+Shift+S",)),
    Spec("close", "&Close", "Close this filing", ("Ctrl+W",)),
    Spec("quit", "&Quit", "Close the window", ("Ctrl+Q",)),
    Spec("undo", "&Undo", "Take back what was done last, to a mark, a note or the layout", ("Ctrl+Z",)),
    Spec("redo", "&Redo", "Do again what was taken back", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Spec("undo_layout", "&Undo Layout", "Undo the last change of the layout", ("Ctrl+Alt+Z",)),
    Spec("redo_layout", "Re&do Layout", "Do the change of the layout again", ("Ctrl+Alt+Shift+Z",)),
    Spec("reset_layout", "Reset &Layout", "Give panes, and columns of this filing, their first places"),
    Spec("copy", "&Copy", "Copy the selected cells, amounts in full", ("Ctrl+C",)),
    Spec("search", "&Search the Filing", "Search labels, names, members, amounts and sections", ("Ctrl+F",), "search"),
    Spec("filter", "&Filter This Section", "Show only lines of this section that hold some words", ("Ctrl+Shift+L",)),
    Spec(
        "only_findings",
        "Only &Findings",
        "Show only lines with findings",
        ("Ctrl+Shift+F",),
        "only-findings",
        checkable=True,
    ),
    Spec("expand", "&Expand All", "Open every row of the tree", ("Ctrl+E",)),
    Spec("collapse", "C&ollapse All", "Close every row of the tree", ("Ctrl+Shift+E",)),
    Spec("columns", "&Columns…", "Sort by a column, hide and show columns", ("Ctrl+L",)),
    Spec("column_left", "Move &Left", "Move the column to the left", ("Alt+Shift+Left",)),
    Spec("column_right", "Move &Right", "Move the column to the right", ("Alt+Shift+Right",)),
    Spec("show_sections", "&Sections", "Show the list of sections", checkable=True),
    Spec("show_findings", "F&indings", "Show the list of findings", checkable=True),
    Spec("show_equation", "How It &Adds Up", "Show how the total adds up", ("Ctrl+1",)),
    Spec("show_fact", "The Fac&t", "Show what is known of the fact", ("Ctrl+2",)),
    Spec("show_passage", "&Where It Stands", "Show where the fact stands in the filing", ("Ctrl+3",)),
    Spec("show_chart", "Show Cha&rt", "Show the chart", ("Ctrl+4",)),
    Spec("open_page", "Open in B&rowser", "Open the page in the browser, at this fact", ("Ctrl+B",)),
    Spec("next_pane", "&Next Pane", "Move to the next pane", ("F6",)),
    Spec("previous_pane", "&Previous Pane", "Move to the previous pane", ("Shift+F6",)),
    Spec("next_filing", "Next Filin&g", "Show the next open filing", ("Ctrl+PgDown",)),
    Spec("previous_filing", "Pre&vious Filing", "Show the previous open filing", ("Ctrl+PgUp",)),
    Spec("theme_system", "Like the &System", checkable=True, group="theme"),
    Spec("theme_light", "&Light", checkable=True, group="theme"),
    Spec("theme_dark", "&Dark", checkable=True, group="theme"),
    Spec("save_chart", "Save C&hart…", "Save the chart as PNG, SVG or PDF", ("Ctrl+Alt+S",)),
    Spec("copy_chart", "Copy C&hart", "Copy the chart as a picture", ("Ctrl+Shift+C",)),
    Spec("chart_auto", "&Automatic", "The chart that suits the line", ("Alt+0",), checkable=True, group="chart"),
    Spec("chart_line", "&Line", "One line over its periods", ("Alt+1",), checkable=True, group="chart"),
    Spec(
        "chart_stacked",
        "&Stacked",
        "The members stacked against the total",
        ("Alt+2",),
        checkable=True,
        group="chart",
    ),
    Spec("chart_share", "S&hare", "The members as shares of the whole", ("Alt+3",), checkable=True, group="chart"),
    Spec(
        "chart_multiples",
        "Small &Multiples",
        "A small chart a member, all on one scale",
        ("Alt+4",),
        checkable=True,
        group="chart",
    ),
    Spec(
        "chart_changes",
        "&Changes",
        "Write the change against the period before",
        ("Alt+5",),
        checkable=True,
    ),
    Spec("previous_finding", "&Previous Finding", "Go to the previous finding", ("Shift+F8",), "previous"),
    Spec("next_finding", "&Next Finding", "Go to the next finding", ("F8",), "next"),
    Spec("mark_reviewed", "Mark as &Reviewed", "Mark the finding as reviewed", ("Ctrl+Shift+R",), "reviewed"),
    Spec("mark_accepted", "Mark as &Accepted", "Mark the finding as accepted", ("Ctrl+Shift+A",), "accepted"),
    Spec("mark_raise", "Mark &to Be Raised", "Mark the finding as to be raised", ("Ctrl+Shift+T",), "to-be-raised"),
    Spec("mark_open", "Take Mark A&way", "Mark the finding as open again", ("Ctrl+Shift+Del",), "open-mark"),
    Spec("note", "N&ote…", "Write a note on the finding", ("Ctrl+Shift+N",), "note"),
    Spec("gone_marks", "Marks No &Longer Found", "Marks whose findings are no longer there"),
    Spec("larger", "&Larger Text", "Larger text", ("Ctrl++", "Ctrl+=")),
    Spec("smaller", "&Smaller Text", "Smaller text", ("Ctrl+-",)),
    Spec("usual_size", "&Usual Size", "Text in the size of the system", ("Ctrl+0",)),
    Spec("preferences", "Pr&eferences…", "Theme, size of the text, standard taxonomies", ("Ctrl+,",)),
    Spec("keys", "&Keys", "Every key and what it does", ("F1",)),
    Spec("about", "&About Crossfoot"),
)

#: The kinds of chart, as the menus and the keys offer them, and whether changes are written.
CHART_NAMES = ("chart_auto", "chart_line", "chart_stacked", "chart_share", "chart_multiples", "chart_changes")
#: What can be done to a finding.
MARKING = ("mark_reviewed", "mark_accepted", "mark_raise", "mark_open", "note")

#: Why there is no page to open while nothing is chosen.
NO_FACT = "Select an amount first; its page opens in the browser at that place."

#: The menus; None is a line between two groups, a pair a menu within the menu. `recent` is filled by the window.
Entry = str | None | tuple[str, tuple[str, ...]]
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "&File",
        (
            *("open", "open_folder", "paste", ("Ope&n Recent", ()), "sample", None),
            *("reload", "export", "save_chart", None, "taxonomies", None, "timeline", "close", "quit"),
        ),
    ),
    ("&Edit", ("undo", "redo", None, "copy", "copy_chart", None, "search", "filter", None, "preferences")),
    (
        "&View",
        (
            "only_findings",
            "expand",
            "collapse",
            ("Colu&mns", ("columns", "column_left", "column_right")),
            None,
            "show_sections",
            "show_findings",
            "problems",
            None,
            "show_equation",
            "show_fact",
            "show_passage",
            "open_page",
            None,
            "next_pane",
            "previous_pane",
            "next_filing",
            "previous_filing",
            None,
            *("undo_layout", "redo_layout", "reset_layout", None),
            ("&Chart", ("show_chart", *CHART_NAMES)),
            ("T&heme", ("theme_system", "theme_light", "theme_dark")),
            ("Te&xt", ("larger", "smaller", "usual_size")),
        ),
    ),
    (
        "Fi&ndings",
        ("next_finding", "previous_finding", None, *MARKING, "gone_marks", None, "only_findings"),
    ),
    ("&Help", ("keys", "about")),
)


class Actions(dict[str, QAction]):
    """The actions of a window by name."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            action = self[spec.name] = QAction(spec.text, window)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.checkable)
            action.setToolTip(_tip(spec))
            action.setStatusTip(spec.tip)
            if spec.group:
                groups.setdefault(spec.group, QActionGroup(window)).addAction(action)
            handler = handlers[spec.name]
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            window.addAction(action)

    def set_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of another theme."""
        for spec in SPECS:
            if spec.icon:
                self[spec.name].setIcon(themed_icon(spec.icon, theme, checkable=spec.checkable))

    def enable(self, names: Iterable[str], enabled: bool) -> None:
        """Enables or disables several actions."""
        for name in names:
            self[name].setEnabled(enabled)

    def allow(self, name: str, why_not: str) -> None:
        """Enables an action, or disables it and says why in its tooltip and, in a menu, in the status line."""
        spec = next(spec for spec in SPECS if spec.name == name)
        self[name].setEnabled(not why_not)
        self[name].setToolTip(why_not or _tip(spec))
        self[name].setStatusTip(why_not or spec.tip)

    def fill_menus(self, window: QMainWindow) -> QMenu:
        """Builds the menu bar and gives the menu of recent files, which is filled later."""
        recent = QMenu(window)
        for title, entries in MENUS:
            menu = window.menuBar().addMenu(title)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                elif isinstance(entry, str):
                    menu.addAction(self[entry])
                else:
                    inner = menu.addMenu(entry[0])
                    inner.addActions([self[name] for name in entry[1]])
                    # Those of a chart tell why they cannot be chosen; other entries have nothing to add to their words.
                    inner.setToolTipsVisible(CHART_NAMES[0] in entry[1])
                    recent = inner if not entry[1] else recent
        return recent


def keys_text() -> str:
    """Every key and what it does, as lines of two columns."""
    rows = (f"<tr><td><b>{key}</b>&nbsp;&nbsp;</td><td>{spec.tip}</td></tr>" for spec in SPECS for key in spec.keys)
    return f"<table cellspacing='4'>{''.join(rows)}</table>"


def _tip(spec: Spec) -> str:
    return f"{spec.tip} ({spec.keys[0]})" if spec.tip and spec.keys else spec.tip or spec.text.replace("&", "")
