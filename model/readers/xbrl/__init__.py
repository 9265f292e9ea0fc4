"""Reads XBRL 2.1 instances, and holds what every form of XBRL report shares: contexts, units, names, sections."""
