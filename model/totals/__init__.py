"""Whether the totals of a filing add up: relations, checks within rounding, evidence, causes and roots."""
