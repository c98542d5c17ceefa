"""Data that comes with the package: vocabularies, policies, gazetteers, the schema of the ledger."""
