"""Ways of killing that no single verb tells, and whom they count."""

from collections.abc import Callable

import pytest

from variorum.edges.resources.counts import load_count_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.counts import find_counts

VOCABULARY = load_count_vocabulary()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A mob beat two men to death in Dili.", [("killed", 2)]),
        ("Three women were stoned to death in Gao.", [("killed", 3)]),
        ("Raiders hacked to death 12 farmers near Jos.", [("killed", 12)]),
        ("A mob beat to death two men in Dili.", [("killed", 2)]),
        ("Three women were sentenced to death in Gao.", []),
        ("Guards shot dead two infiltrators near the border.", [("killed", 2)]),
        (
            "Gunmen killed the governor of Kunduz, two policemen and a driver.",
            [("killed", 1), ("killed", 2), ("killed", 1)],
        ),
    ],
)
def test_who_is_killed_is_counted(
    read: Callable[..., AnnotatedReport], text: str, counts: list[tuple[str, int | None]]
) -> None:
    found = [
        (each.kind, each.value.low, each.value.best, each.value.high) for each in find_counts(read(text), VOCABULARY)
    ]
    assert found == [(kind, n, n, n) for kind, n in counts]
