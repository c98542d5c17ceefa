"""The program ``variorum``: what it is called with, what it answers, and how it ends."""

import errno
import os
import sys
from collections.abc import Sequence
from enum import IntEnum

from cyclopts import App, CycloptsError, Group, UnusedCliTokensError

from variorum.errors import (
    JudgementError,
    LedgerError,
    NotInLedger,
    OutputError,
    ResourceError,
    SettingsError,
    SourceError,
    VariorumError,
)


class Exit(IntEnum):
    """How the program ends. Scripts may rely on these numbers."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NOTHING_READ = 3
    LEDGER = 4
    NOT_FOUND = 5
    RESOURCE = 6
    OUTPUT = 7
    INTERRUPTED = 130
    PIPE_CLOSED = 141


EXIT_CODES: dict[Exit, str] = {
    Exit.DONE: "done",
    Exit.UNEXPECTED: "unexpected: a fault of the program, or of the machine it runs on",
    Exit.USAGE: "usage: an unknown command, option or setting",
    Exit.NOTHING_READ: "nothing read: no report could be read, or the source is not there",
    Exit.LEDGER: "ledger: it cannot be opened, read or written, or is no ledger",
    Exit.NOT_FOUND: "not found: the ledger has no such incident or report",
    Exit.RESOURCE: "resource: a language model, gazetteer, vocabulary, extractor or policy is missing or wrong",
    Exit.OUTPUT: "output: a file cannot be written",
    Exit.INTERRUPTED: "interrupted by the keyboard; the ledger holds what was read until then",
    Exit.PIPE_CLOSED: "whoever read the output stopped reading it",
}
"""What each exit code means, for the reference."""

EXIT_OF_ERROR: tuple[tuple[type[VariorumError], Exit], ...] = (
    (SettingsError, Exit.USAGE),
    (JudgementError, Exit.USAGE),
    (SourceError, Exit.NOTHING_READ),
    (NotInLedger, Exit.NOT_FOUND),
    (LedgerError, Exit.LEDGER),
    (ResourceError, Exit.RESOURCE),
    (OutputError, Exit.OUTPUT),
    (VariorumError, Exit.UNEXPECTED),
)

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where a disk takes no more."""

EPILOGUE = (
    "Start with: variorum demo. Reading commands take --json. NO_COLOR is respected.\n\n"
    "Exit codes: 0 done, 1 unexpected, 2 usage, 3 nothing read, 4 ledger, 5 not found, 6 resource missing, "
    "7 output, 130 interrupted."
)

FILL = Group("Fill a ledger", sort_key=1)
ASK = Group("Ask it", sort_key=2)
JUDGE = Group("Judge it", sort_key=3)
HAND_ON = Group("Hand it on", sort_key=4)
ROUND_ABOUT = Group("Round about", sort_key=5)

app = App(
    name="variorum",
    help="Read news reports of killings; keep a ledger of what happened and who says so.",
    help_epilogue=EPILOGUE,
    help_format="plaintext",
    version_flags=["--version"],
    suppress_keyboard_interrupt=False,
)
gazetteers = App(
    name="gazetteer", help="Add gazetteers of your own, and list those in use.", group=ROUND_ABOUT, help_epilogue=""
)
app.command(gazetteers)
users = App(
    name="user", help="Say who may come to a desk that is served to others.", group=ROUND_ABOUT, help_epilogue=""
)
app.command(users)
judge = App(name="judge", help="Say what is right: your word outranks the program's.", group=JUDGE, help_epilogue="")
app.command(judge)

COMMANDS: tuple[tuple[str, str, Group, str], ...] = (
    ("build", "build:build", FILL, "Read files and folders of reports into a ledger."),
    ("demo", "demo:demo", FILL, "Build a ledger of the bundled examples, and show it: begin here."),
    ("show", "ask:show", ASK, "List the incidents, or show one with all that is said of it."),
    ("brief", "brief:brief", ASK, "Tell one incident in words, each clause with its source."),
    ("claims", "ask:claims", ASK, "Set the claims side by side: fields by who says so."),
    ("statements", "ask:statements", ASK, "List who said what."),
    ("report", "ask:report", ASK, "Show a report's text with its claims marked."),
    ("explain", "explain:explain", ASK, "Show how a report comes to be read as it is, word by word."),
    ("issues", "ask:issues", ASK, "List what was dropped or doubted, why, and the cure."),
    ("history", "ask:history", ASK, "Show what the ledger said before, report by report."),
    ("serve", "serve:serve", ASK, "Open the desk: read, compare and judge in the browser."),
    ("diff", "diff:diff", ASK, "Tell how two states of a ledger, or two ledgers, differ."),
    ("queue", "judge:queue", JUDGE, "List what a person should look at, the weightiest first."),
    ("judgements", "judge:judgements", JUDGE, "List what persons judged, also what was withdrawn."),
    ("dossier", "dossier:dossier", HAND_ON, "Write all about one incident as a page or a PDF, to hand on."),
    ("export", "export:export", HAND_ON, "Write the ledger as JSON lines, JSON or a table."),
    ("schema", "export:schema", HAND_ON, "Write the JSON Schema that the export follows."),
    ("eval", "evaluate:evaluate", ROUND_ABOUT, "Score the reading against a corpus that others annotated."),
    ("doctor", "doctor:doctor", ROUND_ABOUT, "Tell what is installed, what is missing, and how to get it."),
)
"""Name, function, group and description of each command. The functions are loaded only when they are called."""
for _order, (_name, _function, _group, _help) in enumerate(COMMANDS):
    app.command(f"variorum.cli.{_function}", name=_name, group=_group, help=_help, help_epilogue="", sort_key=_order)
SUBCOMMANDS: tuple[tuple[str, str, str], ...] = (
    ("add", "gazetteer:add", "Compile a file of GeoNames and use it from now on."),
    ("list", "gazetteer:listing", "List the gazetteers in use."),
)
"""Name, function and description of each command of ``variorum gazetteer``."""
for _name, _function, _help in SUBCOMMANDS:
    gazetteers.command(f"variorum.cli.{_function}", name=_name, help=_help, help_epilogue="")


JUDGEMENTS: tuple[tuple[str, str, str], ...] = (
    ("same", "judge:same", "Two accounts tell of one incident, or two names are of one origin."),
    ("different", "judge:different", "Two accounts tell of two incidents, or two names are of two origins."),
    ("accept", "judge:accept", "A claim is right: it outweighs the others on its field."),
    ("reject", "judge:reject", "A claim does not count: it stands in its finding as rejected."),
    ("correct", "judge:correct", "The words of a claim give another value; both are shown."),
    ("grade", "judge:grade", "Set a grade of an incident, a claim or an origin."),
    ("withdraw", "judge:withdraw", "Take a judgement back; it is kept as withdrawn."),
    ("list", "judge:judgements", "List what persons judged, also what was withdrawn."),
)
"""Name, function and description of each command of ``variorum judge``."""
for _order, (_name, _function, _help) in enumerate(JUDGEMENTS):
    judge.command(f"variorum.cli.{_function}", name=_name, help=_help, help_epilogue="", sort_key=_order)
users.command("variorum.cli.user:add", name="add", help="Add a person to a user file.", help_epilogue="")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give its exit code.

    A trouble that can be named is told in one message on standard error; only a fault of the program shows a traceback.
    """
    from variorum.cli.screen import output  # noqa: PLC0415 - the script that completes commands does without

    try:
        result = app(arguments, console=output(), exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as error:
        return _complain(f"{_usage(error)} See 'variorum --help'.", Exit.USAGE)
    except VariorumError as error:
        return _complain(str(error), next(code for kind, code in EXIT_OF_ERROR if isinstance(error, kind)))
    except KeyboardInterrupt:
        return _complain("Stopped. The ledger is whole; the same command goes on where it stopped.", Exit.INTERRUPTED)
    except BrokenPipeError:
        _hush()
        return Exit.PIPE_CLOSED
    except OSError as error:
        if error.errno not in FULL:
            raise
        _hush()
        return _complain(f"The output cannot be written: {error.strerror}. Make room, or write elsewhere.", Exit.OUTPUT)
    return result if isinstance(result, int) else Exit.DONE


def _usage(error: CycloptsError) -> str:
    if isinstance(error, UnusedCliTokensError):
        return f"Too many words: {' '.join(error.unused_tokens or ())}."
    return str(error)


def _complain(message: str, code: Exit) -> Exit:
    from variorum.cli.screen import say  # noqa: PLC0415 - the usual run has nothing to complain of

    say(message, "bad")
    return code


def _hush() -> None:
    """Leave nothing to be flushed into a pipe that nobody reads or a disk that takes no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
