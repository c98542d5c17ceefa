"""What the words mean that the desk uses for how things stand."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.web.guard import known
from variorum.web.render import page

DOUBT = (
    "how far an incident needs a person: it rises with what is disputed, withheld or revised, where all rests on one "
    "origin, where day or place are not known, and with a low grade"
)
ORIGIN = (
    "whose word a claim is: the speaker nearest to the words, else the outlet. What nine outlets carry of one ministry "
    "has one origin"
)
WORDS: Mapping[str, tuple[str, Sequence[tuple[str, str]]]] = {
    "status": (
        "How a field stands",
        (
            ("· single", "one origin gives it"),
            ("= agreed", "several origins give it, and say the same"),
            ("~ range", "they differ, but one answer can satisfy all: “at least 2” and “4”"),
            ("≠ disputed", "no answer can satisfy all, or somebody denies what another says"),
            ("↻ revised", "an earlier figure was overtaken by a later one"),
            ("∅ withheld", "those who speak of it decline to say"),
        ),
    ),
    "grade": (
        "Grades of an incident, as Airwars has them",
        (
            ("confirmed", "somebody claims or admits it"),
            ("fair", "two or more independent origins tell of harm"),
            ("weak", "one does, or a warring side alone"),
            ("contested", "it is laid on more than one side"),
            ("discounted", "more say that nobody was hurt than that somebody was, or all who were hurt fought"),
        ),
    ),
    "doubt": (
        "Doubt",
        (("0 to 1", DOUBT),),
    ),
    "who": (
        "Whose word it is",
        (
            ("claim", "one source's word about one field of one incident, as one report carries it"),
            ("origin", ORIGIN),
            ("a warring side", "an origin that fights in the incident: its own count is left out where others count"),
            ("reprint", "a report with the text of another: it adds no origin"),
            ("in its own voice", "the report names nobody who says so: it is the outlet's word"),
            ("account", "one report's telling of one incident"),
        ),
    ),
    "stance": (
        "How a claim is put",
        (
            ("asserts", "it is said to be so"),
            ("hedges", "it is said to be possible, or not certain"),
            ("denies", "it is said not to be so"),
            ("withholds", "it is said that it is not known, or not told"),
        ),
    ),
    "numbers": (
        "Numbers",
        (
            ("5 (4–6)", "the best number is 5; the lowest that is reliable is 4, the highest 6"),
            ("4 or more", "the best number is 4, and it may have been more"),
            ("at least, up to", "only the lower, or only the upper end is given"),
            ("counted", "a number that the settled one rests on; why others do not count stands beside them"),
        ),
    ),
}
"""By subject, under the name that links use for it: the words, and what each means."""


@known
def show(request: Request) -> Response:
    """Show what the words mean."""
    return page(request, "words.html", words=WORDS)


ROUTES = [Route("/words", show, methods=["GET"])]
