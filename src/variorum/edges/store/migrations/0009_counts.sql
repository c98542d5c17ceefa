-- The code of each issue, and whether it was dealt with, beside its content; who speaks, summed over reports.
-- Never change this file: write another migration.

CREATE TEMP TABLE kept AS
SELECT
    id, report, location, start, withdrawn, content, json_extract(content, '$.code') AS code,
    coalesce((SELECT 1 - dealt.open FROM dealt WHERE dealt.issue = issues.id ORDER BY number DESC LIMIT 1), 0) AS dealt
FROM issues;

DROP TABLE issues;

CREATE TABLE issues (
    id TEXT NOT NULL,
    report TEXT,
    location TEXT NOT NULL,
    start INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    code TEXT NOT NULL,
    dealt INTEGER NOT NULL,
    PRIMARY KEY (id)
);

INSERT INTO issues SELECT id, report, location, start, withdrawn, content, code, dealt FROM kept ORDER BY id;

DROP TABLE kept;

CREATE INDEX issues_location ON issues (location, start, id) WHERE withdrawn = 0;

CREATE INDEX issues_report ON issues (report) WHERE withdrawn = 0;

CREATE INDEX issues_listed ON issues (dealt, location, start, id) WHERE withdrawn = 0;

CREATE INDEX issues_code ON issues (code, dealt, location, start, id) WHERE withdrawn = 0;

CREATE TABLE voices (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    statements INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    said INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
)
 WITHOUT ROWID;

CREATE INDEX voices_said ON voices (kind, said DESC, name);

CREATE TABLE voiced (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    medium TEXT NOT NULL,
    outlet TEXT NOT NULL,
    written TEXT NOT NULL,
    statements INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (name, kind, medium, outlet, written)
)
 WITHOUT ROWID;
