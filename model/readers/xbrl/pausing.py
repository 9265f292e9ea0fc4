"""Turns off the search for cyclic garbage while very many small objects are made, none of them in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pauses the collector: it would go over all that was read again and again, for a fifth of the time.

    What was made meanwhile counts as old at once, or the first look at young objects would go over all of it. Only a
    full collection finds cycles among it, so that what is read must leave none that holds a tree.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
