"""What says that amounts add up: members of axes, calculation networks, periods, opening balances with movements."""
