"""Open the desk: the web application over a ledger."""

from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from cyclopts import Parameter, validators

from variorum.cli.options import LedgerPath
from variorum.cli.screen import say
from variorum.edges.settings import load_settings
from variorum.errors import SettingsError

if TYPE_CHECKING:
    from variorum.web.desk import Desk

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names of this machine for itself."""
Host: TypeAlias = Annotated[str, Parameter(help="The address to listen at.")]
Port: TypeAlias = Annotated[
    int, Parameter(help="The port to listen at.", validator=validators.Number(gte=0, lte=65535))
]
UserFile: TypeAlias = Annotated[Path | None, Parameter(help="A file of people, their roles and passwords.")]
ProxyHeader: TypeAlias = Annotated[
    str | None, Parameter(help="The header in which a proxy before the desk names the person.")
]
Names: TypeAlias = Annotated[
    tuple[str, ...], Parameter(help="A further name under which the desk is asked for.", negative=())
]
Who: TypeAlias = Annotated[str | None, Parameter(help="Who judges, where one works alone.")]
Https: TypeAlias = Annotated[
    bool, Parameter(help="The desk is reached over HTTPS: cookies go no other way.", negative="")
]
OPEN_REFUSED = (
    "The desk is not served to other machines without knowing who comes. Name a user file with --users (make one with: "
    "variorum user add NAME), or the header in which a proxy names the person with --proxy-header; or leave --host out."
)


def serve(
    *,
    ledger: LedgerPath = None,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    users: UserFile = None,
    proxy_header: ProxyHeader = None,
    allow_host: Names = (),
    who: Who = None,
    https: Https = False,
) -> None:
    """Open the desk in the browser: the ledger's incidents, reports and claims, to read, compare and judge.

    It listens to this machine alone, unless people are known by a user file or a proxy. Stop it with Ctrl+C.
    """
    from variorum.api import open as open_ledger  # noqa: PLC0415 - the help does without
    from variorum.web.desk import Desk  # noqa: PLC0415
    from variorum.web.people import load_people  # noqa: PLC0415

    settings = load_settings({"ledger": ledger})
    if not _is_local(host) and users is None and proxy_header is None:
        raise SettingsError(OPEN_REFUSED)
    desk = Desk(
        ledger=settings.ledger,
        settings=settings,
        hosts=LOCAL | {host.casefold(), *(name.casefold() for name in allow_host)},
        door="proxy" if proxy_header else "passwords" if users else "alone",
        people=load_people(users) if users else {},
        proxy_header=proxy_header,
        person=who or settings.who,
        secure=https,
    )
    # Made, brought up to date or refused now, before anybody asks.
    open_ledger(settings.ledger, settings=settings).close()
    _run(desk, host, port)


def _run(desk: "Desk", host: str, port: int) -> None:
    """Serve until somebody stops it, and say so when the ledger is at hand; an open live view is not waited for."""
    import gc  # noqa: PLC0415

    import uvicorn  # noqa: PLC0415

    from variorum.web.app import make_app  # noqa: PLC0415

    def ready() -> None:
        # What is held now stays: that it is gone through for garbage again and again would stop pages for moments.
        gc.collect()
        gc.freeze()
        say(f"The desk is at http://{host}:{port} (stop it with Ctrl+C).", "note")

    config: dict[str, Any] = {"log_level": "warning", "server_header": False, "timeout_graceful_shutdown": 1}
    uvicorn.run(make_app(desk, ready=ready), host=host.strip("[]"), port=port, **config)


def _is_local(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
