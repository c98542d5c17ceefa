"""How much one report may hold."""

LONGEST_TEXT = 1_000_000
"""Characters of one report. A book of 400 pages has fewer; the parser holds about 300 bytes for each character, so that
one report of this length needs some 300 MB, and a longer one is an archive that was joined by mistake."""
