"""Turns linkbases in the usual plain form into the rows of their extended links, without parsing them."""
