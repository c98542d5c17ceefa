"""The ledger as flat tables, one a kind, for spreadsheets and statistics."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from variorum.edges.outputs.lines import KINDS, Kind
from variorum.model.claim import Claim, Statement
from variorum.model.incident import Casualty, Finding, Incident
from variorum.model.ledger import Release
from variorum.model.report import Report
from variorum.model.values import CasualtyKind, EventValue

Row: TypeAlias = dict[str, str | int | float | None]
JOINT = "; "
"""Stands between the members of a list in one cell."""

_COUNTED: tuple[CasualtyKind, ...] = ("killed", "wounded", "missing", "captured", "released", "displaced")


def rows(release: Release, kind: Kind) -> Iterator[Row]:
    """Give the rows of one kind; each has the same columns in the same order."""
    if kind == "report":
        yield from map(_report, release.reports)
    elif kind == "incident":
        yield from map(_incident, release.incidents)
    elif kind == "claim":
        outlets = {report.id: report.outlet for report in release.reports}
        yield from (_claim(claim, release.incident_of, outlets) for claim in release.claims)
    else:
        yield from (_statement(statement, release.incident_of) for statement in release.statements)


def columns(kind: Kind) -> list[str]:
    """Give the columns of a kind's table.

    >>> columns("report")[:3]
    ['id', 'location', 'title']
    """
    return _COLUMNS[kind]


def _report(report: Report) -> Row:
    return {
        "id": report.id,
        "location": report.location,
        "title": report.title,
        "outlet": report.outlet,
        "published_earliest": report.published.earliest,
        "published_latest": report.published.latest,
        "published_basis": report.published.basis,
        "language": report.language,
        "copy_of": report.copy_of,
        "text": report.text,
    }


def _claim(claim: Claim, incident_of: Mapping[str, str], outlets: Mapping[str, str | None]) -> Row:
    return {
        "id": claim.id,
        "incident": _placed(claim.account, incident_of),
        "report": claim.report,
        "outlet": outlets.get(claim.report),
        "field": claim.field,
        "stance": claim.stance,
        "origin": claim.origin.name if claim.origin else None,
        "attribution": " < ".join(link.name or link.role or link.kind for link in claim.attribution),
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "value": msgspec.json.encode(claim.value).decode(),
    }


def _statement(statement: Statement, incident_of: Mapping[str, str]) -> Row:
    return {
        "id": statement.id,
        "incident": _placed(statement.account, incident_of),
        "report": statement.report,
        "speaker": statement.speaker,
        "speaker_as_written": statement.speaker_as_written,
        "role": statement.role,
        "cue": statement.cue,
        "mode": statement.mode,
        "medium": statement.medium,
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
    }


def _placed(account: str | None, incident_of: Mapping[str, str]) -> str | None:
    return incident_of.get(account) if account is not None else None


def _incident(incident: Incident) -> Row:
    row: Row = {"id": incident.id, "type": incident.type, "title": incident.title}
    row |= _when(incident)
    row |= _where(incident)
    for kind in _COUNTED:
        row |= _counts(incident, kind)
    row["fatalities_acled"] = _acled(incident)
    row |= {f"{role}s": _actors(incident, role) for role in ("perpetrator", "victim", "target")}
    row["responsibility"] = JOINT.join(
        f"{each.actor or 'unknown'}: {each.position}" + (f" (by {each.by})" if each.by else "")
        for each in incident.responsibility
    )
    row["disputed"] = JOINT.join(_standing(incident.findings, "disputed"))
    row["withheld"] = JOINT.join(_standing(incident.findings, "withheld"))
    row |= {"reports": len(incident.reports), "origins": len(incident.origins)}
    row |= _codes(incident.codes)
    row["supersedes"] = JOINT.join(incident.supersedes)
    return row


def _when(incident: Incident) -> Row:
    date = incident.date
    return {
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date_precision": date.precision if date else None,
        "date_prec_ucdp": date.ucdp_prec if date else None,
        "time_precision_acled": date.acled_prec if date else None,
    }


def _where(incident: Incident) -> Row:
    place = incident.place
    return {
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "where_prec_ucdp": place.ucdp_prec if place else None,
        "geo_precision_acled": place.acled_prec if place else None,
    }


def _counts(incident: Incident, kind: CasualtyKind) -> Row:
    total = _total(incident, kind, "ucdp")
    return {
        f"{kind}_low": total.low if total else None,
        f"{kind}_best": total.best if total else None,
        f"{kind}_high": total.high if total else None,
        f"{kind}_rule": total.rule if total else None,
    }


def _acled(incident: Incident) -> int | None:
    total = _total(incident, "killed", "acled")
    return total.best if total else None


def _total(incident: Incident, kind: CasualtyKind, policy: str) -> Casualty | None:
    """Give the number for everybody together that a policy settles on."""
    fitting = (c for c in incident.casualties if c.kind == kind and c.group is None)
    return next((c for c in fitting if c.policy.lower().startswith(policy)), None)


def _actors(incident: Incident, role: str) -> str:
    return JOINT.join(actor.name for actor in incident.actors if actor.role == role)


def _standing(findings: tuple[Finding, ...], status: str) -> list[str]:
    return [finding.field for finding in findings if finding.status == status]


def _codes(codes: Mapping[str, Mapping[str, Any]]) -> Row:
    acled, ucdp = codes.get("acled", {}), codes.get("ucdp", {})
    return {
        "event_type_acled": acled.get("event_type"),
        "sub_event_type_acled": acled.get("sub_event_type"),
        "type_of_violence_ucdp": ucdp.get("type_of_violence"),
    }


_EMPTY = Release(
    reports=(Report("", "", None, "", None, None),),
    claims=(Claim("", "", None, "event", EventValue("other"), "", 0, 0, 0, 0, (), "asserts"),),
    statements=(Statement("", "", None, None, None, None, None, None, "direct", "", "", 0, 0, None),),
    incidents=(Incident("", (), "other", {}, "", None, None, (), (), (), (), (), (), (), (), ()),),
    incident_of={},
)
"""One of each kind with nothing in it: whatever is known of a thing, its row has these columns."""
_COLUMNS: dict[Kind, list[str]] = {kind: list(next(rows(_EMPTY, kind))) for kind in KINDS}
