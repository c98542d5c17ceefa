"""Which of the names that GeoNames gives a place are of use, and what a region is called without its kind word."""

import re
from collections.abc import Iterable, Iterator

SHORTEST_ALTERNATE = 4
"""Letters of an alternate name in Latin script; shorter ones are mostly airport codes and single syllables."""

_AFTER = re.compile(
    r"(?<=\w)[ -](?:administrative region|autonomous (?:region|republic|district|okrug)|autonomous|arrondissement|"
    r"bezirk|borough|capital region|cercle|constituency|county|department|district|division|emirate|federal district|"
    r"governorate|gun|judet|kommune|kommun|krai|kray|kreis|local council|mintaqasi|municipality|muhafazah|"
    r"oblasts?|oblast'|obl|parish|prefecture|province|raion|rayon|rayonu|raioni|regency|region|republic|respublika|"
    r"shahri|shi|sheng|special region|state|subregion|sum|territory|tumani|viloyati|voivodeship|zone|zizhizhou)$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:amphoe|bezirk|canton (?:of|de)|city of|commune of|condado de|comuna|county of|departamento de(?:l)?|"
    r"department of|departement de (?:la |l')?|distretto di|district of|district de|distrito de|estado de|gemeente|"
    r"grad|gobernacion de|governorate of|judetul|kabupaten|kanton|kota|kotamadya|kreis|mkoa wa|mueang|muang|"
    r"municipality of|municipio de|muhafazat|obshtina|okres|partido de|parroquia de|politischer bezirk|powiat|"
    r"provincia d[ei](?: la)?|province d[eu](?: la)?|province of|region of|republic of|republika|respublika|"
    r"state of|town of|wilaya d[e']|"
    r"wilayat|wilaya)\s*(?=\w)",
    re.IGNORECASE,
)


def useful_names(names: Iterable[str], *, other_scripts: bool) -> Iterator[str]:
    """Give the alternate names worth filing: capitalised Latin ones, and those of other scripts if asked for.

    >>> list(useful_names(["Kiev", "IEV", "ji fu", "Киев"], other_scripts=False))
    ['Kiev']

    """
    for name in names:
        if _is_latin(name):
            if (
                len(name) >= SHORTEST_ALTERNATE
                and any(c.isupper() for c in name)
                and not (len(name) == 4 and name.isupper())
            ):
                yield name
        elif other_scripts:
            yield name


def _is_latin(name: str) -> bool:
    return all(
        c < "\u0250" or "\u02b0" <= c <= "\u036f" or "\u1e00" <= c <= "\u1eff" or "\u2010" <= c <= "\u2032"
        for c in name
    )


def without_kind(name: str) -> str:
    """Give a region's name without the word for what it is.

    >>> without_kind("Donetsk Oblast"), without_kind("Rapides Parish"), without_kind("Province of Aleppo")
    ('Donetsk', 'Rapides', 'Aleppo')

    """
    return _BEFORE.sub("", _AFTER.sub("", name)).strip() or name
