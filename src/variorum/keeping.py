"""Put readings into a store, link their accounts with those it holds, and settle every incident that this touches."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from variorum import pipeline
from variorum.edges.store import LedgerReader, Past, Store
from variorum.edges.store.content import digest_of
from variorum.edges.store.judged import mark
from variorum.following import decisions_on, refollow
from variorum.model.incident import Judgement, Membership
from variorum.model.judgement import MACHINE
from variorum.model.ledger import Reading
from variorum.model.report import Report
from variorum.pipeline import Evidence, Settling
from variorum.stages import link as linking
from variorum.stages.link import Profile
from variorum.stages.link.copies import KEYS_OF_COPIES, MOST_ALIKE
from variorum.stages.reconcile import Whole

MOST_SHARING = 100
"""Accounts looked at behind one block key. A key that more share ("Syria, today") tells too little to link by, and what
is looked at is held in memory: at 400, a batch held the more of it the larger the pile was."""
MOST_MET = 200
"""Accounts that a new one is compared with, those that share most keys with it: more are not needed to find its
incident, and of a pile of reports nearly all alike the most would be held in memory with every batch."""


def keep(store: Store, readings: Sequence[Reading], settling: Settling) -> int:
    """Keep readings and bring the incidents up to date; the caller holds a transaction.

    Returns:
        How many of the readings were new to the store, or not the same as before.

    """
    held = store.known(reading.report.id for reading in readings)
    changed = [reading for reading in readings if reading.report.id not in held or _differs(store, reading)]
    stirred: set[str] = set()
    for reading in changed:
        if reading.report.id in held:
            stirred |= _withdraw(store, reading)
        store.add_reading(reading)
    fresh = _file(store, changed, settling)
    keys = {reading.report.id: _copy_keys(reading.report) for reading in changed}
    store.add_keys(keys)
    # The first to come out first: of a story with more reprints than are looked at, all lead to the first at once.
    for reading in sorted(changed, key=lambda each: linking.rank(each.report)):
        stirred |= _note_copies(store, reading.report, keys[reading.report.id])
    store.add_judgements(pipeline.judge(fresh, KnownInStore(store), settling))
    stirred |= {profile.account for profile in fresh}
    anew = [mark("report", reading.report.id) for reading in changed if reading.report.id in held]
    if anew:
        refollow(store, anew, "account", "claim")
    if stirred:
        settle(store, stirred, settling)
    graded = refollow(store, anew, "incident") if anew else []
    settle_incidents(store, {incident for judgement in graded for incident in judgement.now}, settling)
    return len(changed)


def _differs(store: Store, reading: Reading) -> bool:
    return store.reading_digest(reading.report.id) != digest_of(reading)


def _withdraw(store: Store, reading: Reading) -> set[str]:
    """Take out an earlier reading of the same report; give the accounts left behind in its incidents."""
    told = [account.id for account in store.accounts(reports=[reading.report.id])]
    beside = {side for part in store.parts_of(told) for side in (part.account, part.whole)} - set(told)
    withdrawn = store.withdraw_reading(reading.report.id)
    if not withdrawn:
        return set()
    # A person's word on an account outlasts a new reading; the machine's is given anew.
    store.withdraw_judgements(withdrawn, judge=MACHINE)
    incidents = {incident for incident in withdrawn.values() if incident is not None}
    left = store.members(incidents)
    store.remove_incidents(sorted(incidents - left.keys()))
    return {account for members in left.values() for account in members} | beside


def _file(store: Store, readings: Sequence[Reading], settling: Settling) -> list[Profile]:
    """File the accounts of readings where later ones will look for them."""
    found = [profile for reading in readings for profile in pipeline.profiles(reading, settling)]
    store.put_profiles({profile.account: msgspec.json.encode(profile) for profile in found})
    origins = {account: names for reading in readings for account, names in _origin_keys(reading).items()}
    store.add_keys({profile.account: {*linking.keys(profile), *origins[profile.account]} for profile in found})
    return found


def _origin_keys(reading: Reading) -> dict[str, set[str]]:
    """Give the names of origins under which each account is found by what persons judge of them."""
    keys = {account.id: {reading.report.outlet} if reading.report.outlet else set() for account in reading.accounts}
    for claim in reading.claims:
        if claim.account in keys and claim.origin is not None and claim.origin.name:
            keys[claim.account].add(claim.origin.name)
    return {account: {mark("origin", name) for name in names} for account, names in keys.items()}


def _note_copies(store: Store, report: Report, keys: Sequence[str]) -> set[str]:
    """Note which report a new one reprints, and which reprint it; give the accounts of those to settle anew."""
    candidates = _sharing_text(store, report, keys)
    original = linking.find_copies(report, candidates.values())
    copies: dict[str, str | None] = {report.id: original} if original else {}
    for candidate in candidates.values():
        original = _original(store, candidate, report, candidates)
        if original != candidate.copy_of:
            copies[candidate.id] = original
    overtaken = [identity for identity, now in copies.items() if now == report.id]
    followers = set(store.reprints_of(overtaken)) - candidates.keys() if overtaken else set()
    copies |= {each.id: report.id for each in _reports(store, followers) if linking.find_copies(each, [report])}
    store.put_copies(copies)
    others = sorted(copies.keys() - {report.id})
    return {account.id for account in store.accounts(reports=others)} if others else set()


def _original(store: Store, candidate: Report, report: Report, candidates: Mapping[str, Report]) -> str | None:
    """Give what a report reprints, now that another one is known beside the one that it was held to reprint."""
    if candidate.copy_of == report.id:
        # That was said of an earlier reading, which may have had another day: look at all of them again.
        return linking.find_copies(candidate, _sharing_text(store, candidate, _copy_keys(candidate)).values())
    held = candidate.copy_of and (candidates.get(candidate.copy_of) or store.report(candidate.copy_of))
    if held and not linking.came_before(report, held):
        return candidate.copy_of
    return linking.find_copies(candidate, [report]) or candidate.copy_of


def _copy_keys(report: Report) -> list[str]:
    return [f"copy:{key}" for key in linking.shingle_keys(report)]


def _sharing_text(store: Store, report: Report, keys: Sequence[str]) -> dict[str, Report]:
    """Give the reports that share enough word sequences with one to be worth comparing."""
    found = store.owners_of_keys(keys, limit=MOST_ALIKE)
    shared = Counter(owner for owners in found.values() for owner in owners)
    enough = {owner for owner, times in shared.items() if times >= KEYS_OF_COPIES}
    alike = {other.id: other for other in _reports(store, enough)}
    # Of a story that more have reprinted than are looked at, the first one is found through its reprints.
    alike = with_originals(store, alike)
    alike.pop(report.id, None)
    return alike


def with_originals(store: LedgerReader | Past, reports: Mapping[str, Report]) -> dict[str, Report]:
    """Add to some reports those that they reprint, and those that these reprint, as far as they are held."""
    found = dict(reports)
    missing = {report.copy_of for report in found.values() if report.copy_of} - found.keys()
    while missing:
        added = {report.id: report for report in store.reports(sorted(missing))}
        found |= added
        missing = {report.copy_of for report in added.values() if report.copy_of} - found.keys()
    return found


def _reports(store: Store, ids: Iterable[str]) -> list[Report]:
    wanted = sorted(ids)
    return list(store.reports(wanted)) if wanted else []


def settle(store: Store, accounts: Collection[str], settling: Settling) -> set[str]:
    """Group anew what hangs together with some accounts, and give the incidents that were reconciled for it."""
    outcome = pipeline.group(sorted(accounts), KnownInStore(store), settling)
    members = {account: membership.incident for membership in outcome.memberships for account in membership.accounts}
    before = store.incident_of(members)
    moved = {account for account, incident in members.items() if before.get(account) != incident}
    superseded = {old for membership in outcome.memberships for old in membership.supersedes}
    store.put_memberships(outcome.memberships)
    store.remove_incidents([gone for gone in outcome.gone if gone not in superseded])
    touched = {members[account] for account in moved | (members.keys() & accounts)}
    touched |= {before[account] for account in moved if account in before} & set(members.values())
    touched |= _told_beside(store, moved)
    stirred = {before[account] for account in moved if account in before} | superseded | {members[a] for a in moved}
    if stirred:
        refollow(store, [mark("incident", incident) for incident in sorted(stirred)], "incident")
    settle_incidents(store, touched, settling)
    return touched


def settle_incidents(store: Store, incidents: Collection[str], settling: Settling) -> None:
    """Reconcile incidents anew, some at a time; ids that the ledger no longer holds are passed over."""
    ordered = sorted(incidents)
    for first in range(0, len(ordered), INCIDENTS_AT_ONCE):
        some = ordered[first : first + INCIDENTS_AT_ONCE]
        store.put_incidents(pipeline.reconcile(memberships_of(store, some), evidence_of(store, some), settling))


def _told_beside(store: Store, accounts: Collection[str]) -> set[str]:
    """Give the incidents that may name those of some accounts by their ids: told in their reports, or part of them."""
    if not accounts:
        return set()
    reports = {account.report for account in store.accounts(ids=sorted(accounts))}
    siblings = {account.id for account in store.accounts(reports=sorted(reports))}
    siblings |= {part.account for part in store.parts_of(sorted(accounts))}
    return set(store.incident_of(sorted(siblings)).values())


INCIDENTS_AT_ONCE = 50
"""Incidents whose claims are held in memory together."""


def memberships_of(store: LedgerReader | Past, incidents: Collection[str]) -> list[Membership]:
    """Give some incidents with their accounts, and the ids that were merged into them."""
    supersedes = store.supersedes(incidents)
    return [Membership(i, accounts, supersedes.get(i, ())) for i, accounts in sorted(store.members(incidents).items())]


def evidence_of(store: LedgerReader | Past, incidents: Collection[str]) -> Evidence:
    """Gather what reconciling some incidents needs to know."""
    ids = sorted({account for members in store.members(incidents).values() for account in members})
    accounts = {account.id: account for account in store.accounts(ids=ids)}
    reports = {report.id: report for report in store.reports(sorted({a.report for a in accounts.values()}))}
    wholes = _wholes(store, ids)
    related = {relation.account for account in accounts.values() for relation in account.relations}
    related |= {whole.whole for whole in wholes}
    claims = list(store.claims(accounts=ids))
    decisions = decisions_on(store, reports={account.report for account in accounts.values()}, incidents=incidents)
    reports |= {each.id: each for each in store.reports(sorted({whole.report for whole in wholes} - reports.keys()))}
    held = with_originals(store, reports)
    incident_of = store.incident_of(sorted(related)) if related else {}
    return Evidence(accounts, claims, held, incident_of, decisions, wholes)


def _wholes(store: LedgerReader | Past, accounts: Collection[str]) -> tuple[Whole, ...]:
    """Give what some accounts are held to tell a part of, as others tell it."""
    told = set(accounts)
    parts = [part for part in store.parts_of(accounts) if part.account in told]
    if not parts:
        return ()
    held = {account.id: account for account in store.accounts(ids=sorted({part.whole for part in parts}))}
    named: dict[str, list[str]] = {}
    for claim in store.claims(accounts=sorted(held)):
        if claim.field == "event" and claim.account is not None:
            named.setdefault(claim.account, []).append(claim.id)
    return tuple(
        Whole(part.account, part.whole, held[part.whole].report, tuple(sorted(named.get(part.whole, ()))))
        for part in parts
        if part.whole in held
    )


class KnownInStore:
    """What linking asks of the ledger, answered from a store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def sharing(self, keys: Collection[str]) -> Iterable[Profile]:
        """Give the accounts filed under any of these keys."""
        found = self.store.owners_of_keys(keys, limit=MOST_SHARING)
        shared = Counter(account for accounts in found.values() for account in accounts)
        ids = sorted(sorted(shared, key=lambda account: (-shared[account], account))[:MOST_MET])
        return [msgspec.json.decode(data, type=Profile) for data in self.store.profiles(ids).values()] if ids else []

    def judgements(self, accounts: Collection[str]) -> Iterable[Judgement]:
        """Give every judgement on a pair with one of these accounts in it; grouping asks for no reasons."""
        return self.store.answers_of(accounts) if accounts else []

    def memberships(self, accounts: Collection[str]) -> Iterable[Membership]:
        """Give the incidents that any of these accounts belongs to."""
        if not accounts:
            return []
        return memberships_of(self.store, sorted(set(self.store.incident_of(accounts).values())))

    def reports(self, accounts: Collection[str]) -> dict[str, str]:
        """Give the report of each of these accounts."""
        return {account.id: account.report for account in self.store.accounts(ids=sorted(accounts))} if accounts else {}

    def mains(self, accounts: Collection[str]) -> set[str]:
        """Give those of these accounts that their reports are mainly about."""
        held = self.store.accounts(ids=sorted(accounts)) if accounts else ()
        return {account.id for account in held if account.standing == "main"}
