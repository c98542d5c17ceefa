"""Every error that this package raises on purpose.

::

    VariorumError
    ├── SourceError        a path cannot be read, or holds nothing that can be
    ├── ResourceError      a language model, gazetteer, vocabulary or extractor is missing or wrong
    ├── SettingsError      a setting is unknown or out of range
    ├── LedgerError        the ledger cannot be opened, read or written
    │   ├── NotALedger     the file is something else
    │   ├── NewerLedger    the file was written by a later version
    │   └── LedgerBusy     another process holds the ledger
    ├── RunnerError        a worker process ended before its work was done
    ├── JudgementError     a judgement cannot be made as it was asked for
    ├── NotInLedger        no such report, claim or incident
    └── OutputError        a file cannot be written

Each message says what happened, where, and what to do.
"""


class VariorumError(Exception):
    """The root: catch it to catch whatever this package raises on purpose."""


class SourceError(VariorumError):
    """A path cannot be read, or holds nothing that can be."""


class ResourceError(VariorumError):
    """A language model, gazetteer, vocabulary or extractor is missing or wrong."""


class SettingsError(VariorumError):
    """A setting is unknown or out of range."""


class RunnerError(VariorumError):
    """A worker process ended before its work was done."""


class LedgerError(VariorumError):
    """The ledger cannot be opened, read or written."""


class NotALedger(LedgerError):  # noqa: N818 - the tree above reads as nouns
    """The file is something else than a ledger."""


class NewerLedger(LedgerError):  # noqa: N818
    """The file was written by a later version of the program."""


class LedgerBusy(LedgerError):  # noqa: N818
    """Another process holds the ledger."""


class NotInLedger(VariorumError):  # noqa: N818
    """No such report, claim, statement or incident."""


class JudgementError(VariorumError):
    """A judgement cannot be made as it was asked for: nobody is named, or what is judged is not what can be."""


class OutputError(VariorumError):
    """A file that was asked for cannot be written."""
