"""Which gazetteers a build uses: those that are named for it, then those that the user has added for every build."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from variorum.edges.resources.gazetteer_user import FOLDER, SUFFIX, add_gazetteer, installed_gazetteers
from variorum.errors import ResourceError


def gazetteer_files(named: Iterable[Path] = (), cache: Path | None = None) -> tuple[Path, ...]:
    """Give the compiled files of the gazetteers in use, in the order in which they are searched.

    Args:
        named: compiled gazetteers, or files of GeoNames as they are, which are compiled once.
        cache: where to keep what is compiled; by default in the user's cache folder.

    Raises:
        ResourceError: a file is missing, or is neither a compiled gazetteer nor one of GeoNames.

    """
    cache = cache or platformdirs.user_cache_path("variorum") / FOLDER
    installed = (each.path for each in installed_gazetteers())
    return tuple(dict.fromkeys([*(_compiled(path, cache) for path in named), *installed]))


def _compiled(path: Path, cache: Path) -> Path:
    if path.suffix == SUFFIX:
        return path
    try:
        digest = hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()
    except OSError as error:
        msg = f"The gazetteer {path} cannot be read: {error.strerror or error}. Check the path and the file."
        raise ResourceError(msg) from error
    kept = cache / digest / f"{path.stem}{SUFFIX}"
    return kept if kept.exists() else add_gazetteer(path, kept.parent).path
