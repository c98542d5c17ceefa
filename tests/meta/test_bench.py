"""The benchmarks put their clocks around parts of the build by name: every part must still be there."""

import pytest
from bench.stages import PARTS, Clock, seconds_by_stage


@pytest.mark.parametrize(("name", "owner", "attributes"), PARTS, ids=[name for name, _, _ in PARTS])
def test_every_part_that_is_timed_is_there(name: str, owner: object, attributes: tuple[str, ...]) -> None:
    missing = [attribute for attribute in attributes if not callable(getattr(owner, attribute, None))]
    assert not missing, f"{name}: timed in bench/stages.py under a name that is gone"


def test_a_part_is_charged_for_its_own_time_and_not_for_what_it_calls() -> None:
    clock = Clock()
    inner = clock.timing("inner", lambda: sum(range(200_000)))
    clock.timing("outer", inner)()
    assert clock.seconds["inner"] > clock.seconds["outer"] >= 0


def test_the_clocks_are_taken_away_again() -> None:
    before = [getattr(owner, attribute) for _, owner, attributes in PARTS for attribute in attributes]
    assert seconds_by_stage(lambda: None)["parse"] == 0
    assert [getattr(owner, attribute) for _, owner, attributes in PARTS for attribute in attributes] == before
