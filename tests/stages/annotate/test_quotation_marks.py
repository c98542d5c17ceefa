import pytest

from variorum.stages.annotate.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("''It is old,'' she said. ''Very.''", ["It is old,", "Very."]),
        ("``It is old,'' she said.", ["It is old,"]),
        (
            'A hull "of wood ( or tin ) . Then it sank . "It is old , " she said .',
            ["of wood ( or tin ) .", "It is old , "],
        ),
        ('They left the old pier" and sailed "by night" home.', ["by night"]),
    ],
)
def test_marks_of_many_hands(text: str, words: list[str]) -> None:
    assert quoted(text) == words
