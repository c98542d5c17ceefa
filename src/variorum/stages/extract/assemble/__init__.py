"""From mentions to claims, statements and accounts."""

from variorum.stages.extract.assemble.accounts import account_ids, kept, write_accounts
from variorum.stages.extract.assemble.claims import Writer, write_claims
from variorum.stages.extract.assemble.day import write_dates
from variorum.stages.extract.assemble.home import write_home

__all__ = ["Writer", "account_ids", "kept", "write_accounts", "write_claims", "write_dates", "write_home"]
