"""What the reading commands show: each view makes something to print out of values of the ledger."""
