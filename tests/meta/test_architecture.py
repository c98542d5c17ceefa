"""The house keeps its shape: types flow one way, and nothing above the line touches the world."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "variorum"
FILES = sorted(SOURCE.rglob("*.py"))
STAGES = ("acquire", "annotate", "extract", "link", "reconcile", "release")
PURE = [file for file in FILES if file.relative_to(SOURCE).parts[0] in {"model", "stages", "pipeline.py"}]
WORLD = {
    "datetime.now", "datetime.today", "date.today", "time.time", "time.perf_counter", "random.random", "open", "print",
    "os.environ", "os.getenv", "logging.getLogger",
}  # fmt: skip
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def name_of(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


def imports(file: Path) -> Iterator[str]:
    """Give the modules of this package that a file imports when it runs, as dotted names without the package."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "variorum":
            module = node.module.removeprefix("variorum").strip(".")
            if module in {"", "stages"}:
                yield from (f"{module}.{alias.name}".strip(".") for alias in node.names)
            else:
                yield module


ALLOWED = {
    "model": ("model",),
    "pipeline.py": ("model", "errors", "stages"),
    "edges": ("model", "errors", "stages", "pipeline", "edges", "data"),
    "building.py": ("model", "errors", "stages", "pipeline", "edges.store", "edges.runners", "building", "keeping"),
    "keeping.py": (
        "model",
        "errors",
        "stages",
        "pipeline",
        "edges.store",
        "edges.runners",
        "building",
        "keeping",
        "following",
    ),
    "following.py": ("model", "errors", "stages", "edges.store"),
    "queueing.py": ("model", "errors", "stages", "edges.store"),
    "judging.py": ("model", "errors", "stages", "pipeline", "edges.store", "keeping", "following", "judging"),
    "evaluation": ("model", "errors", "stages", "pipeline", "edges", "evaluation", "keeping"),
}
"""What each part of the house may import; the rest, at the doors, may import all."""


def allowed(file: Path) -> tuple[str, ...]:
    """Give the beginnings of the modules that a file may import."""
    parts = file.relative_to(SOURCE).parts
    if parts[0] == "stages" and len(parts) > 2:
        return ("model", "errors", f"stages.{parts[1]}")
    return ALLOWED.get(parts[0], ("",))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_go_one_way(file: Path) -> None:
    beginnings = allowed(file)
    wrong = [m for m in imports(file) if not any(m == b or m.startswith(f"{b}.") or b == "" for b in beginnings)]
    assert not wrong, f"{name_of(file)} may import only {beginnings}"


@pytest.mark.parametrize("file", PURE, ids=name_of)
def test_nothing_above_the_line_touches_the_world(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    used = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    used |= {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not used & WORLD


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_files_and_functions_can_be_read_at_once(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= LONGEST_FUNCTION, node.name


def test_the_stages_are_the_six_of_the_plan() -> None:
    folders = {path.name for path in (SOURCE / "stages").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(STAGES)


def test_the_pipeline_is_one_page() -> None:
    assert (SOURCE / "pipeline.py").read_text(encoding="utf-8").count("\n") <= 120


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_module_says_what_it_is(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
