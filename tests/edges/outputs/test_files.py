import errno
import os
from pathlib import Path

import pytest

from variorum.edges.outputs import writing
from variorum.errors import OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with writing(path) as stream:
        stream.write(b"one\n")
        assert not path.exists()
    assert path.read_bytes() == b"one\n"
    assert names(tmp_path) == ["out.jsonl"]


def test_an_error_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def fail() -> None:
        with writing(path) as stream:
            stream.write(b"new")
            raise KeyError("x")

    with pytest.raises(KeyError):
        fail()
    assert (path.read_text(), names(tmp_path)) == ("old", ["out.jsonl"])


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with (
        pytest.raises(OutputError, match=r"out\.jsonl cannot be written: No space left.* unchanged"),
        writing(path) as stream,
    ):
        stream.write(b"new")
    assert (path.read_text(), names(tmp_path)) == ("old", ["out.jsonl"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="This system has no device that is always full.")
def test_a_full_device_says_so() -> None:
    with pytest.raises(OutputError, match="No space left"), writing(Path("/dev/full")) as stream:
        stream.write(b"x" * 100_000)
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "no" / "out.csv"
    with pytest.raises(OutputError, match=r"no/out\.csv.*No such file"), writing(path):
        pass


def test_a_folder_in_the_files_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"), writing(tmp_path):
        pass


def test_the_rights_of_the_old_file_are_kept_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with writing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)
