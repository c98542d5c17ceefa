"""The corpora that can be scored against. A folder is tried against them in this order."""

from variorum.evaluation.adapters import airwars, clusters, eventplace, geo, gvc, hrdsattack, mixed, muc, polnear, timex

ADAPTERS = (
    mixed.ADAPTER,
    clusters.ADAPTER,
    gvc.ADAPTER,
    airwars.ADAPTER,
    polnear.ADAPTER,
    timex.ADAPTER,
    geo.ADAPTER,
    eventplace.ADAPTER,
    hrdsattack.ADAPTER,
    muc.ADAPTER,
)
"""Each kind of corpus."""

__all__ = ["ADAPTERS"]
