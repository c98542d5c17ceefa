#!/bin/sh
# Pins every dependency with its hashes, for every Python and platform that the package supports. Needs uv.
set -eu
cd "$(dirname "$0")/.."
uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
  --group dev pyproject.toml --output-file requirements.lock
