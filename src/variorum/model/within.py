"""When one thing that happened lies within another that lasted."""

from datetime import date

LONGEST = 180
"""Days that a campaign is held to have lasted at most. The battles for Raqqa (2017) and around Idlib (2019-20) took 134
and about 90 days; longer ones (Mosul, 2016-17: 265) lose what came late in them."""

Days = tuple[str, str]
"""The first and the last day, ISO, both included."""


def extent(campaign: Days, *, told: str | None) -> Days:
    """Give the days over which a campaign is held to have lasted.

    As a rule only its first day is told. It is held to have gone on until the day on which it was told of; where that
    day is not known, it is not held to have gone on. No campaign is held to have lasted longer than ``LONGEST``.

    Args:
        campaign: its days as they are told; the same day twice is its beginning.
        told: the day on which it was told of, or None.

    >>> extent(("2024-05-06", "2024-05-06"), told="2024-06-02")
    ('2024-05-06', '2024-06-02')
    >>> extent(("2024-05-06", "2024-05-06"), told="2030-01-01")
    ('2024-05-06', '2024-11-02')

    """
    begun, over = (date.fromisoformat(day[:10]) for day in campaign)
    if begun == over and told is not None:
        over = max(over, date.fromisoformat(told[:10]))
    longest = min(begun.toordinal() + LONGEST, date.max.toordinal())
    return begun.isoformat(), min(over, date.fromordinal(longest)).isoformat()


def lies_within(deed: Days, campaign: Days, *, told: str | None) -> bool:
    """Say whether a deed's days lie within those over which a campaign lasted; arguments as for ``extent``.

    >>> lies_within(("2024-05-26", "2024-05-26"), ("2024-05-06", "2024-05-06"), told="2024-06-02")
    True
    >>> lies_within(("2024-05-26", "2024-05-26"), ("2024-05-06", "2024-05-06"), told="2024-05-20")
    False

    """
    begun, over = extent(campaign, told=told)
    return begun <= deed[0][:10] and deed[1][:10] <= over
