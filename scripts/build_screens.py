"""Take the pictures of the desk: docs/images/desk-*.png, as the tests of its pages see them.

Usage:
    python scripts/build_screens.py [NAME ...]     take the pictures of all pages in the docs, or of some

The names are those of ``tests/web/end_to_end/shown.py``. A browser draws letters a little otherwise on each machine, so
the pictures are not compared with what would come out now.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(names: list[str]) -> int:
    """Run the tests of the pages, and have them keep what they see."""
    chosen = ["-k", " or ".join(f"[{name}]" for name in names)] if names else []
    command = [sys.executable, "-m", "pytest", "-q", "tests/web/end_to_end/test_pages.py", *chosen]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "VARIORUM_PICTURES": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
