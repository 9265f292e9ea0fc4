"""The parts around the panes: tool bar, notices, tabs, the empty page, the cue for a drop, the status line."""
