"""Policies and linking weights are data that a researcher may edit: every mistake is named, all at once."""

import re
from pathlib import Path

import pytest

from variorum.edges.resources.linking import LINKING, load_weights
from variorum.edges.resources.policies import POLICIES, load_policy, load_rules
from variorum.errors import ResourceError

MINE = """
name = "mine"
title = "My own"
cites = ["my notebook"]
kinds = ["killed"]
best = "latest"
range = "best_only"
belligerents = "counted"
attackers = "left_out"
[vague]
dozens = 24
"""


@pytest.mark.parametrize("name", [file.stem for file in POLICIES.glob("*.toml")])
def test_every_policy_that_comes_along_loads_and_cites_its_rules(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name
    assert policy.cites


def test_a_policy_of_ones_own_is_loaded_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(MINE)
    assert load_policy(path).vague == {"dozens": 24}
    assert [policy.name for policy in load_rules([path, "acled"]).policies] == ["mine", "acled"]


def test_a_word_may_stand_for_a_range(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(MINE.replace("24", "[24, 60]"))
    assert load_policy(path).number_of("Dozens") == (24, 60)
    for wrong in ("[60, 24]", "[24]", "[-1, 2]", "24.5", "true"):
        path.write_text(MINE.replace("24", wrong))
        with pytest.raises(ResourceError, match="'dozens' something else than a whole number"):
            load_policy(path)


def test_all_mistakes_of_a_policy_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(MINE.replace('"latest"', '"loudest"').replace("24", '"many"').replace("cites", "sites"))
    with pytest.raises(ResourceError) as caught:
        load_policy(path)
    message = str(caught.value)
    assert "4 mistakes" in message
    for part in ("loudest", "'dozens'", "cites is missing", "sites is not a setting", str(path)):
        assert part in message


@pytest.mark.parametrize("text", ["name = ", "\x00", 'name = "a"\nname = "b"'])
def test_a_policy_that_is_no_toml_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ResourceError, match=r"mine\.toml"):
        load_policy(path)


def test_an_unknown_policy_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ResourceError, match="acled, airwars, majority, ucdp"):
        load_policy("nobody")


def test_thresholds_out_of_order_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "linking.toml"
    path.write_text(re.sub(r"\nsame = .*", "\nsame = 1.0", LINKING.read_text(), count=1))
    with pytest.raises(ResourceError, match="out of order"):
        load_weights(path)


def test_a_missing_weight_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "linking.toml"
    path.write_text(re.sub(r"same_day = .*", "", LINKING.read_text()))
    with pytest.raises(ResourceError, match="same_day"):
        load_weights(path)
