"""The tables of a ledger, for any database that SQLAlchemy speaks to.

What a report gave is kept in ``readings``, ``claims``, ``statements`` and ``accounts``: their rows are never changed,
save that ``withdrawn`` goes from 0 to 1. ``content`` holds the thing itself as JSON; the other columns repeat what is
searched for. ``listed`` holds an incident's row of a list, or nothing where the incident is gone; its numbers grow
with each change, so that what has changed is known by them. ``stakes`` and ``disputes`` repeat of incidents what the
queue is made of, ``memberships`` the reading that an account is of, and ``voices`` and ``voiced`` are sums of
``spoken`` over reports. ``added_at`` and ``withdrawn_at`` say when
the ledger learnt of a thing and when it gave it up (ISO, UTC): empty where it has not, or where the ledger was older
than the keeping of times.
"""

from sqlalchemy import (
    DDL,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    literal_column,
    text,
)

metadata = MetaData()


def _text(name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable, primary_key=primary_key)


def _current_index(table: Table, name: str, *columns: str, unique: bool = False) -> None:
    # For PostgreSQL, `postgresql_where` says the same; naming it here would load that dialect at every start.
    Index(
        f"{table.name}_{name}",
        *(table.c[column] for column in columns),
        unique=unique,
        sqlite_where=text("withdrawn = 0"),
    )


def _former_index(table: Table, column: str) -> None:
    Index(f"{table.name}_former", table.c[column], sqlite_where=text("withdrawn = 1"))


def _part_of_reading(name: str, *columns: Column[str]) -> Table:
    table = Table(
        name,
        metadata,
        Column("reading", ForeignKey("readings.number"), primary_key=True),
        _text("id", primary_key=True),
        _text("report"),
        *columns,
        Column("start", Integer, nullable=False),
        Column("withdrawn", Integer, nullable=False),
        _text("content"),
    )
    _current_index(table, "id", "id", unique=True)
    _current_index(table, "report", "report", "start", "id")
    return table


migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("program"),
    _text("applied_at"),
)
meta = Table("meta", metadata, _text("name", primary_key=True), _text("value"))
readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("report"),
    _text("digest"),
    Column("withdrawn", Integer, nullable=False),
    _text("content"),
    _text("added_at"),
    _text("withdrawn_at"),
)
_former_index(readings, "report")
_current_index(readings, "report", "report", unique=True)
claims = _part_of_reading("claims", _text("account", nullable=True), _text("field"))
_current_index(claims, "account", "account", "start", "id")
_former_index(claims, "account")
statements = _part_of_reading("statements", _text("account", nullable=True))
_current_index(statements, "account", "account", "start", "id")
accounts = _part_of_reading("accounts")
_former_index(accounts, "id")
issues = Table(
    "issues",
    metadata,
    _text("id", primary_key=True),
    _text("report", nullable=True),
    _text("location"),
    Column("start", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    _text("content"),
    _text("code"),
    Column("dealt", Integer, nullable=False),
)
_current_index(issues, "location", "location", "start", "id")
_current_index(issues, "listed", "dealt", "location", "start", "id")
_current_index(issues, "code", "code", "dealt", "location", "start", "id")
_current_index(issues, "report", "report")
block_keys = Table(
    "block_keys",
    metadata,
    _text("key", primary_key=True),
    _text("owner", primary_key=True),
    sqlite_with_rowid=False,
)
Index("block_keys_owner", block_keys.c.owner)
copies = Table("copies", metadata, _text("report", primary_key=True), _text("original"))
profiles = Table(
    "profiles", metadata, _text("account", primary_key=True), Column("content", LargeBinary, nullable=False)
)
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("first"),
    _text("second"),
    _text("judge"),
    _text("answer"),
    Column("score", Float, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    _text("content"),
    _text("added_at"),
    _text("withdrawn_at"),
    _text("part", nullable=True),
)
_current_index(judgements, "pair", "first", "second", "judge", unique=True)
_current_index(judgements, "second", "second")
for _side in ("first", "second"):
    Index(f"judgements_part_{_side}", judgements.c[_side], sqlite_where=text("part IS NOT NULL"))
Index("judgements_score", judgements.c.score, sqlite_where=text("withdrawn = 0"))
person_judgements = Table("person_judgements", metadata, _text("id", primary_key=True), _text("at"), _text("content"))
Index("person_judgements_at", person_judgements.c.at, person_judgements.c.id)
judgement_marks = Table(
    "judgement_marks",
    metadata,
    _text("mark", primary_key=True),
    _text("judgement", primary_key=True),
    sqlite_with_rowid=False,
)
Index("judgement_marks_judgement", judgement_marks.c.judgement)
incidents = Table(
    "incidents",
    metadata,
    _text("id", primary_key=True),
    _text("type"),
    _text("date"),
    Column("reports", Integer, nullable=False),
    _text("content"),
)
Index("incidents_date", incidents.c.date, incidents.c.id)
Index("incidents_reports", incidents.c.reports, incidents.c.id)
listed = Table("listed", metadata, Column("number", Integer, primary_key=True), _text("id"), _text("content"))
Index("listed_id", listed.c.id, unique=True)
memberships = Table(
    "memberships",
    metadata,
    _text("account", primary_key=True),
    Column("incident", ForeignKey("incidents.id", deferrable=True, initially="DEFERRED"), nullable=False),
    _text("added_at"),
    Column("reading", Integer),
)
Index("memberships_incident", memberships.c.incident)
Index("memberships_reading", memberships.c.reading, memberships.c.incident)
former_memberships = Table(
    "former_memberships",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("account"),
    _text("incident"),
    _text("added_at"),
    _text("withdrawn_at"),
)
Index("former_memberships_account", former_memberships.c.account)
Index("former_memberships_incident", former_memberships.c.incident)
spoken = Table(
    "spoken",
    metadata,
    *(_text(name, primary_key=True) for name in ("name", "report", "kind", "medium")),
    *(_text(name) for name in ("outlet", "written")),
    Column("statements", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    _text("day"),
    sqlite_with_rowid=False,
)
Index("spoken_report", spoken.c.report)
voices = Table(
    "voices",
    metadata,
    *(_text(name, primary_key=True) for name in ("kind", "name")),
    *(Column(name, Integer, nullable=False) for name in ("statements", "claims", "said", "reports")),
    sqlite_with_rowid=False,
)
Index("voices_said", voices.c.kind, voices.c.said.desc(), voices.c.name)
voiced = Table(
    "voiced",
    metadata,
    *(_text(name, primary_key=True) for name in ("name", "kind", "medium", "outlet", "written")),
    *(Column(name, Integer, nullable=False) for name in ("statements", "claims", "reports")),
    sqlite_with_rowid=False,
)
dealt = Table(
    "dealt",
    metadata,
    Column("number", Integer, primary_key=True),
    *(_text(name) for name in ("issue", "who", "at", "why")),
    Column("open", Integer, nullable=False),
)
Index("dealt_issue", dealt.c.issue, dealt.c.number)
stakes = Table(
    "stakes",
    metadata,
    _text("incident", primary_key=True),
    _text("title"),
    Column("dead", Integer, nullable=False),
    _text("origins"),
)
disputes = Table(
    "disputes",
    metadata,
    _text("incident", primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _text("field"),
    Column("dead", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    _text("claims"),
    _text("says"),
)
Index("disputes_kind", *(disputes.c[name] for name in ("field", "dead", "origins", "incident", "claims", "says")))
superseded = Table("superseded", metadata, _text("old", primary_key=True), _text("new"), _text("added_at"))
Index("superseded_new", superseded.c.new)


WORDS = (
    """
    CREATE VIEW report_texts AS
    SELECT
        number,
        coalesce(json_extract(content, '$.title'), '') AS title,
        json_extract(content, '$.text') AS text,
        coalesce((
            SELECT group_concat(names, char(10)) FROM (
                SELECT
                    coalesce(json_extract(content, '$.value.name'), '') || char(10)
                    || coalesce(json_extract(content, '$.value.actor'), '') || char(10)
                    || coalesce(json_extract(content, '$.attribution[0].name'), '') || char(10)
                    || coalesce(json_extract(content, '$.attribution[1].name'), '') AS names
                FROM claims WHERE claims.reading = readings.number ORDER BY claims.id
            )
        ), '') AS names
    FROM readings WHERE withdrawn = 0
    """,
    """
    CREATE VIRTUAL TABLE report_words USING fts5 (
        title, text, names,
        content = 'report_texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
)
"""The full-text index of an SQLite ledger: the texts and the names of the claims of its current readings. It keeps
words alone; the texts themselves are read from the readings, through the view."""
for statement in WORDS:
    event.listen(metadata, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]


def current(table: Table) -> ColumnElement[bool]:
    """Give the condition that a row is not withdrawn, written so that the partial indexes serve it."""
    return table.c.withdrawn == literal_column("0")
