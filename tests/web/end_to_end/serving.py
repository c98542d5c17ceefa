"""Desks that are really served: in a thread of the tests, or by the command, as a process."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import uvicorn

from variorum.edges.settings import Settings
from variorum.web.app import make_app
from variorum.web.desk import Desk

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds that anything here may take to start or to end: a machine of two cores has other work too."""


@contextmanager
def serving(ledger: Path, **given: Any) -> Iterator[str]:
    """Serve a desk over a ledger from a thread, and give its address."""
    desk = Desk(ledger=ledger, settings=Settings(), hosts=frozenset({HOST}), **given)
    config = uvicorn.Config(
        make_app(desk), log_level="warning", ws="none", lifespan="on", server_header=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        _wait(lambda: server.started)
        yield f"http://{HOST}:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(PATIENCE)


@contextmanager
def serving_by_command(ledger: Path, *options: str) -> Iterator[str]:
    """Serve a desk as a person does, with the command."""
    with socket.create_server((HOST, 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "variorum", "serve", "--ledger", str(ledger), "--port", port, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            address = f"http://{HOST}:{port}"
            _wait(lambda: process.poll() is not None or _answers(address))
            assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
            yield address
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/static/desk.css", timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False


def _wait(ready: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, "the desk does not start"
        time.sleep(0.05)
