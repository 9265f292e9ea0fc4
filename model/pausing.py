"""Turns off the search for cyclic garbage while very many small objects are made, none of them in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused(*, pays: bool = True) -> Iterator[None]:
    """Pauses the collector where it `pays`: it would go over what was made again and again, for a fifth of the time.

    What was made meanwhile counts as old at once, or the first look at young objects would go over all of it. Only a
    full collection finds cycles among it, so that what is read must leave none that holds a tree.
    """
    pauses = pays and gc.isenabled()
    if pauses:
        gc.disable()
    try:
        yield
    finally:
        if pauses:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
