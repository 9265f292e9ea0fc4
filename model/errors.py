"""The errors of the program, each a sentence that a person can act on."""


class FilingError(Exception):
    """A filing could not be read; the message says in one sentence why."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the work that was under way."""
