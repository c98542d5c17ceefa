"""Ledger entries -> what is handed out."""
