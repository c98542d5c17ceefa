import ast
import re
from collections.abc import Iterator
from pathlib import Path

from variorum.edges.sources import COLUMNS, READERS

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "guides" / "sources.md").read_text(encoding="utf-8")
MAKERS = {"dropped": 0, "doubted": 0, "_dropped": 1, "_doubt": 2, "_issue": 2}


def codes() -> Iterator[str]:
    """Give the codes of all issues that sources and the acquire stage make."""
    for folder in ("edges/sources", "stages/acquire"):
        for path in (ROOT / "src" / "variorum" / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                    code = node.args[MAKERS[node.func.id]]
                    if isinstance(code, ast.Constant) and isinstance(code.value, str):
                        yield code.value


def test_the_guide_tells_each_code_and_no_other() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| .* \| .* \|$", GUIDE, flags=re.MULTILINE)
    made = set(codes())
    assert len(made) > 15
    assert set(told) - set(COLUMNS) == made


def test_the_guide_tells_each_ending_and_column() -> None:
    for name in (*READERS, *COLUMNS):
        assert f"`{name}`" in GUIDE
