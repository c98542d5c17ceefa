"""Which episodes become accounts, and how they stand to the main one."""

from datetime import date

from variorum.model.claim import Account, AccountRelation, Claim, Relation, Standing
from variorum.model.ids import content_id
from variorum.model.values import IncidentType
from variorum.stages.extract.assemble.parts import campaigns_around
from variorum.stages.extract.episodes import Episode, Gathering
from variorum.stages.extract.margin import refused
from variorum.stages.extract.readings import Readings

PRECEDENT_DAYS = 60
"""A like incident that long before the main one is told as a precedent, a nearer one as its background."""
_LONE = {"truce", "talks", "sanction", "exercise"}
"""Families that can stand without a day or place of their own, if parties are named."""


def kept(readings: Readings, gathering: Gathering) -> list[Episode]:
    """Give the episodes worth an account: the main one, and each with a day, a place or victims of its own.

    A country alone ("the war in Ukraine") places nothing, unless a report comes back to it.
    """
    counted = {id(_of_count(gathering, readings, count.trigger)) for count in readings.counts}
    found = [e for e in gathering.episodes if e is gathering.main or id(e) in counted or _stands_alone(e)]
    for mention in (m for e in gathering.episodes if e not in found for m in e.mentions):
        span = readings.annotated.tokens[mention.token].span
        refused(readings.annotated, "incident", span, mention.type, "it has no day, place or victims of its own")
    return found


def _stands_alone(episode: Episode) -> bool:
    if any(time.value.precision != "hour" or time.anchored for time in episode.times):
        return True
    if any(place.value.precision != "country" for place in episode.places):
        return True
    return episode.family in _LONE or (
        episode.family == "campaign" and len(episode.mentions) > 1 and bool(episode.places)
    )


def _of_count(gathering: Gathering, readings: Readings, trigger: int) -> Episode | None:
    tokens = readings.annotated.tokens
    return gathering.episode_at(tokens[trigger]) if trigger < len(tokens) else gathering.main


def account_ids(readings: Readings, episodes: list[Episode]) -> dict[int, str]:
    """Give each kept episode the id of its account, made from the report and the place of its first word."""
    report = readings.annotated.report.id
    return {id(e): content_id("a", report, e.mentions[0].start, e.family) for e in episodes}


def write_accounts(
    readings: Readings,
    gathering: Gathering,
    episodes: list[Episode],
    ids: dict[int, str],
    claims: tuple[Claim, ...],
    specificity: dict[IncidentType, int],
) -> tuple[Account, ...]:
    """Give the accounts of a report, the main one first."""
    main = gathering.main
    standing: dict[int, Standing] = {id(e): _standing(e, main) for e in episodes}
    around, found = campaigns_around(gathering, episodes), []
    for episode in sorted(episodes, key=lambda e: (e is not main, e.mentions[0].start)):
        identity = ids[id(episode)]
        own = tuple(claim.id for claim in claims if claim.account == identity)
        relations = _relations(episodes, ids, standing, claims) if episode is main else _answer(gathering, episode, ids)
        relations += _within(around.get(id(episode)), ids, claims)
        first = episode.mentions[0]
        found.append(
            Account(
                identity,
                readings.annotated.report.id,
                episode.type(specificity),
                standing[id(episode)],
                first.start,
                first.end,
                own,
                relations,
            )
        )
    return tuple(found)


def _answer(gathering: Gathering, episode: Episode, ids: dict[int, str]) -> tuple[AccountRelation, ...]:
    """Sanctions and aid answer an incident of harm beside which they are told."""
    if episode.family not in {"sanction", "aid"}:
        return ()
    answered = gathering.answered(gathering.annotated.tokens[episode.mentions[0].token])
    identity = ids.get(id(answered)) if answered is not None else None
    return (AccountRelation(identity, "response_to"),) if identity is not None else ()


def _within(campaign: Episode | None, ids: dict[int, str], claims: tuple[Claim, ...]) -> tuple[AccountRelation, ...]:
    if campaign is None:
        return ()
    identity = ids[id(campaign)]
    return (AccountRelation(identity, "part_of", _naming(identity, claims)),)


def _naming(account: str, claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if claim.account == account and claim.field == "event")


def _standing(episode: Episode, main: Episode | None) -> Standing:
    if episode is main or main is None:
        return "main"
    if episode.family == "sanction":
        return "precedent" if _earlier(episode, main) else "response"
    if episode.family not in {"violence", "abduction"}:
        return "precedent" if _earlier(episode, main) else "background"
    return "precedent" if _earlier(episode, main) else "background"


def _earlier(episode: Episode, main: Episode) -> bool:
    days = [_day(t.value.end) for t in episode.times if t.value.end]
    after = [_day(t.value.start) for t in main.times if t.value.start]
    if not days or not after:
        return False
    return (min(after) - max(days)).days > PRECEDENT_DAYS


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _relations(
    episodes: list[Episode], ids: dict[int, str], standing: dict[int, Standing], claims: tuple[Claim, ...]
) -> tuple[AccountRelation, ...]:
    kinds: dict[Standing, Relation] = {
        "background": "background",
        "precedent": "precedent",
        "response": "background",
        "related": "background",
    }
    found = []
    for episode in episodes:
        stands = standing[id(episode)]
        if stands == "main":
            continue
        identity = ids[id(episode)]
        found.append(AccountRelation(identity, kinds[stands], _naming(identity, claims)))
    return tuple(found)
