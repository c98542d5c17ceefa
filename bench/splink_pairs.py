"""Splink on DuckDB over pairs that were blocked already: what a general program takes to score what linking scores.

Neither is a dependency of the project; ``pip install splink`` beside it to have them measured.
"""

import importlib
import importlib.util
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from variorum.model.incident import Judgement
from variorum.stages.link import Profile


def installed() -> bool:
    """Say whether Splink and DuckDB are there."""
    return all(importlib.util.find_spec(name) for name in ("splink", "duckdb"))


def score(profiles: Sequence[Profile], judgements: Sequence[Judgement]) -> int:
    """Score the pairs that were judged, on much the same grounds, with weights as they are before any training.

    Each account lists the numbers of its pairs, and accounts are blocked on one number in common: so the very pairs
    that were judged are scored. Gives how many were.
    """
    splink: Any = importlib.import_module("splink")
    library: Any = importlib.import_module("splink.comparison_library")
    connection = importlib.import_module("duckdb").connect()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "accounts.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in _rows(profiles, judgements)), encoding="utf-8")
        connection.execute("create table accounts as select * from read_json(?)", [str(file)])
    table = splink.DuckDBAPI(connection=connection).register("accounts")
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            library.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=False, metrics=["day", "day"], thresholds=[1, 7]
            ),
            library.DistanceInKMAtThresholds("lat", "lon", [5, 25, 100]),
            library.ExactMatch("type"),
            library.ExactMatch("killed"),
            library.ExactMatch("person"),
            library.ArrayIntersectAtSizes("names", [8, 4, 1]),
            library.ArrayIntersectAtSizes("words", [40, 20, 10]),
        ],
        blocking_rules_to_generate_predictions=[splink.block_on("pairs", arrays_to_explode=["pairs"])],
        retain_matching_columns=False,
    )
    linker = splink.Linker(table, settings, log_level=50, validate_settings=False)
    predicted = linker.inference.predict()
    return int(connection.table(predicted.physical_name).count("*").fetchall()[0][0])


def _rows(profiles: Sequence[Profile], judgements: Sequence[Judgement]) -> list[dict[str, Any]]:
    pairs: dict[str, list[int]] = {}
    for number, judgement in enumerate(judgements):
        pairs.setdefault(judgement.left, []).append(number)
        pairs.setdefault(judgement.right, []).append(number)
    return [
        {
            "unique_id": each.account,
            "day": each.days[0].start if each.days else None,
            "lat": each.places[0].lat if each.places else None,
            "lon": each.places[0].lon if each.places else None,
            "type": each.type,
            "killed": each.killed[0].low if each.killed else None,
            "person": each.persons[0] if each.persons else None,
            "names": sorted(each.names),
            "words": sorted(each.words),
            "pairs": pairs.get(each.account, []),
        }
        for each in profiles
    ]
