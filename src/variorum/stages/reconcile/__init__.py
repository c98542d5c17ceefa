"""Incident and claims -> ledger entry."""
