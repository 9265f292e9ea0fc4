"""Why a total is off: slips, the corrections that would mend it, and the roots that they have in common."""
