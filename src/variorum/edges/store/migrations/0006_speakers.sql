-- Who speaks in each report, and what persons have dealt with. Never change this file: write another migration.

CREATE TABLE spoken (
    name TEXT NOT NULL,
    report TEXT NOT NULL,
    kind TEXT NOT NULL,
    medium TEXT NOT NULL,
    outlet TEXT NOT NULL,
    written TEXT NOT NULL,
    statements INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (name, report, kind, medium)
)
 WITHOUT ROWID;

CREATE INDEX spoken_report ON spoken (report);

CREATE TABLE dealt (
    number INTEGER NOT NULL,
    issue TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    open INTEGER NOT NULL,
    PRIMARY KEY (number)
);

CREATE INDEX dealt_issue ON dealt (issue, number);
