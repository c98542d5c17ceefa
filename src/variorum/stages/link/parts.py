"""A deed and the campaign around it: not the same incident, but one part of the other."""

from itertools import product

from variorum.model.incident import Reason
from variorum.model.within import lies_within
from variorum.stages.link.keys import CAMPAIGNS, EXACT_DATES
from variorum.stages.link.profile import Day, Profile, Spot
from variorum.stages.link.weights import Weights


def whole_around(left: Profile, right: Profile, weights: Weights) -> tuple[Profile, Reason] | None:
    """Give that of two accounts whose deed was part of the other's campaign, and why; None where there is none.

    A report may say so of two of its own. Else the deed must have its day within the days of the campaign and its
    place within that of the campaign, and must not be told as the deed of others than those who waged it. All three
    are looked for in what the accounts say; nothing follows from what they leave out. The reason has no weight: it
    adds nothing to whether the two are the same.
    """
    for deed, campaign in ((left, right), (right, left)):
        if campaign.account in deed.within:
            return deed, Reason("part of", f"the report tells the {deed.type} as part of the {campaign.type}", 0.0)
        if deed.type in weights.parts.deeds and campaign.type in CAMPAIGNS:
            day, where = _day_within(deed, campaign), _place_within(deed, campaign)
            if day is not None and where is not None and not _by_others(deed, campaign, weights.common.words):
                detail = f"{deed.type} of {day.start} in the {campaign.type} in {where.name}"
                return deed, Reason("part of", detail, 0.0)
    return None


def _day_within(deed: Profile, campaign: Profile) -> Day | None:
    told = campaign.published[1]
    exact = [day for day in deed.days if day.precision in EXACT_DATES]
    return next(
        (day for day, whole in product(exact, campaign.days)
         if lies_within((day.start, day.end), (whole.start, whole.end), told=told)),
        None,
    )  # fmt: skip


def _place_within(deed: Profile, campaign: Profile) -> Spot | None:
    """Give the place of a campaign that holds a deed's: the same town or region, or the region around it."""
    return next((area for spot, area in product(deed.places, campaign.places) if _holds(area, spot)), None)


def _holds(area: Spot, spot: Spot) -> bool:
    if "country" in (area.precision, spot.precision) or area.country != spot.country:
        return False
    return area.name == spot.name or (spot.known and area.name == spot.admin1)


def _by_others(deed: Profile, campaign: Profile, common: frozenset[str]) -> bool:
    """Say whether both name who did it, and name others: an army's offensive does not hold the raids of its enemies."""
    doers, wagers = (_telling(side, common) for side in (deed, campaign))
    return bool(doers and wagers) and not doers & wagers


def _telling(side: Profile, common: frozenset[str]) -> set[str]:
    words = {word for name in side.perpetrators + side.owners for word in name.split()}
    return words - common
