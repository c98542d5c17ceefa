"""Gazetteers of the user's own."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.text import Text

from variorum.cli.contract import json_lines
from variorum.cli.options import AsJson
from variorum.cli.screen import say, show_lines
from variorum.cli.screen import show as put
from variorum.wording.values import count_of


def add(file: Annotated[Path, Parameter(help="A country file of GeoNames as it is: AZ.txt or AZ.zip.")], /) -> None:
    """Compile a file of GeoNames and use it from now on."""
    from variorum.edges.resources.gazetteer_user import add_gazetteer  # noqa: PLC0415 - the help does without

    added = add_gazetteer(file)
    say(f"{added.name}: {count_of(added.places, 'place')} from {added.source}. Every build looks there first.", "good")
    say(str(added.path), "note")


def listing(*, json: AsJson = False) -> None:
    """List the gazetteers in use."""
    from variorum.edges.resources.gazetteer_user import (  # noqa: PLC0415 - the help does without
        gazetteer_directory,
        installed_gazetteers,
    )

    installed = installed_gazetteers()
    if json:
        show_lines(json_lines(installed))
        return
    for each in installed:
        put(Text.assemble((each.name, "title"), f"  {count_of(each.places, 'place')}  ", (each.source, "note")))
    put(Text.assemble(("bundled", "title"), "  always there, behind your own"))
    if not installed:
        say(f"You have added none. Add one: variorum gazetteer add FILE (kept in {gazetteer_directory()})", "note")
