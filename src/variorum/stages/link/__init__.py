"""Accounts -> incidents."""
