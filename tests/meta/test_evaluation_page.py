"""The page of scores says what the kept results say."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from variorum.evaluation import ADAPTERS
from variorum.evaluation.corpus import Adapter

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "eval" / "results.json"


def test_the_page_is_what_the_results_make() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build_evaluation.py"), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda adapter: adapter.kind)
def test_every_kind_of_corpus_was_measured_with_all_its_measures(adapter: Adapter) -> None:
    results = msgspec.json.decode(RESULTS.read_bytes())
    kind, measures = adapter.kind, adapter.measures
    own = [result for result in results if result["corpus"] == kind]
    assert own
    assert all(set(result["measures"]) == set(measures) for result in own)
