"""Variorum reads reports of killings and keeps a ledger of what happened and who says so."""
