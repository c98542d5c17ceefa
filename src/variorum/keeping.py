"""Put readings into a store, link their accounts with those it holds, and settle every incident that this touches."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from variorum import pipeline
from variorum.edges.store import Store
from variorum.model.incident import Judgement, Membership
from variorum.model.ledger import Reading
from variorum.pipeline import Evidence, Resources
from variorum.stages import link as linking
from variorum.stages.link import Profile

MOST_SHARING = 400
"""Accounts looked at behind one block key. A key that more share ("Syria, today") tells too little to link by."""


def keep(store: Store, readings: Sequence[Reading], resources: Resources) -> int:
    """Keep readings and bring the incidents up to date; the caller holds a transaction.

    Returns:
        How many of the readings were new to the store.

    """
    loose: set[str] = set()
    added: list[Reading] = []
    for reading in readings:
        loose |= _withdrawn(store, reading)
        if store.add_reading(reading):
            added.append(reading)
            _file(store, reading)
            loose |= _note_copies(store, reading)
    new = [profile for reading in added for profile in pipeline.profiles(reading)]
    outcome = pipeline.link(new, KnownInStore(store), resources)
    store.add_judgements(outcome.judgements)
    _settle(store, outcome, resources)
    if loose:
        _settle(store, linking.regroup(sorted(loose), KnownInStore(store), resources.weights), resources)
    return len(added)


def _withdrawn(store: Store, reading: Reading) -> set[str]:
    """Take out an earlier reading of the same report; give the accounts left behind in its incidents."""
    if not store.known([reading.report.id]) or store.reading_digest(reading.report.id) is None:
        return set()
    former = [account.id for account in store.accounts(reports=[reading.report.id])]
    incidents = sorted(set(store.incident_of(former).values()))
    beside = {account for members in store.members(incidents).values() for account in members}
    store.withdraw_reading(reading.report.id)
    emptied = [incident for incident in incidents if not store.members([incident]).get(incident)]
    store.remove_incidents(emptied)
    return beside - set(former)


def _note_copies(store: Store, reading: Reading) -> set[str]:
    """Note which report a new one reprints, or which reprint it; give the accounts to settle anew."""
    report = reading.report
    keys = linking.shingle_keys(report)
    owners = store.owners_of_keys(keys, limit=MOST_SHARING)
    ids = sorted({owner for found in owners.values() for owner in found} - {report.id})
    candidates = list(store.reports(ids)) if ids else []
    copies: dict[str, str | None] = {}
    original = linking.find_copies(report, candidates)
    if original is not None:
        copies[report.id] = original
    for candidate in candidates:
        others = [report, *(other for other in candidates if other.id != candidate.id)]
        found = linking.find_copies(candidate, others)
        if found == report.id and found != candidate.copy_of:
            copies[candidate.id] = found
    store.put_copies(copies)
    store.add_keys({report.id: keys})
    told = [account.id for account in store.accounts(reports=sorted(copies.keys() - {report.id}))] if copies else []
    return set(told)


def _file(store: Store, reading: Reading) -> None:
    """File the accounts of a reading where later ones will look for them."""
    found = pipeline.profiles(reading)
    store.put_profiles({profile.account: msgspec.json.encode(profile) for profile in found})
    store.add_keys({profile.account: linking.keys(profile) for profile in found})


def _settle(store: Store, outcome: linking.Linking, resources: Resources) -> None:
    """Write the new memberships, and reconcile their incidents and those that are told beside them."""
    superseded = {old for membership in outcome.memberships for old in membership.supersedes}
    store.put_memberships(outcome.memberships)
    store.remove_incidents([gone for gone in outcome.gone if gone not in superseded])
    accounts = {account for membership in outcome.memberships for account in membership.accounts}
    reports = {account.report for account in store.accounts(ids=sorted(accounts))} if accounts else set()
    siblings = [account.id for account in store.accounts(reports=sorted(reports))] if reports else []
    touched = sorted(set(store.incident_of(siblings).values())) if siblings else []
    for first in range(0, len(touched), INCIDENTS_AT_ONCE):
        some = touched[first : first + INCIDENTS_AT_ONCE]
        store.put_incidents(pipeline.reconcile(_memberships(store, some), _evidence(store, some), resources))


INCIDENTS_AT_ONCE = 50
"""Incidents whose claims are held in memory together."""


def _memberships(store: Store, incidents: Collection[str]) -> list[Membership]:
    supersedes = store.supersedes(incidents)
    return [Membership(i, accounts, supersedes.get(i, ())) for i, accounts in sorted(store.members(incidents).items())]


def _evidence(store: Store, incidents: Collection[str]) -> Evidence:
    ids = sorted({account for members in store.members(incidents).values() for account in members})
    accounts = {account.id: account for account in store.accounts(ids=ids)}
    reports = {report.id: report for report in store.reports(sorted({a.report for a in accounts.values()}))}
    originals = {report.copy_of for report in reports.values() if report.copy_of} - reports.keys()
    if originals:
        reports |= {report.id: report for report in store.reports(sorted(originals))}
    related = {relation.account for account in accounts.values() for relation in account.relations}
    claims = list(store.claims(accounts=ids))
    return Evidence(accounts, claims, reports, store.incident_of(sorted(related)) if related else {})


class KnownInStore:
    """What linking asks of the ledger, answered from a store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def sharing(self, keys: Collection[str]) -> Iterable[Profile]:
        """Give the accounts filed under any of these keys."""
        found = self.store.owners_of_keys(keys, limit=MOST_SHARING)
        ids = sorted({account for accounts in found.values() for account in accounts})
        return [msgspec.json.decode(data, type=Profile) for data in self.store.profiles(ids).values()] if ids else []

    def judgements(self, accounts: Collection[str]) -> Iterable[Judgement]:
        """Give every judgement on a pair with one of these accounts in it."""
        return self.store.judgements_of(accounts) if accounts else []

    def memberships(self, accounts: Collection[str]) -> Iterable[Membership]:
        """Give the incidents that any of these accounts belongs to."""
        if not accounts:
            return []
        return _memberships(self.store, sorted(set(self.store.incident_of(accounts).values())))

    def reports(self, accounts: Collection[str]) -> dict[str, str]:
        """Give the report of each of these accounts."""
        return {account.id: account.report for account in self.store.accounts(ids=sorted(accounts))} if accounts else {}
