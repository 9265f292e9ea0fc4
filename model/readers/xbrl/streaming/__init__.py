"""Reads instances of any size: in pieces, without a parser where they are plain, as one stream where they are odd."""
