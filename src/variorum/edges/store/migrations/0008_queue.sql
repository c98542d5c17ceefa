-- What the queue is made of, incident by incident, and the reading of each account that is in an incident.
-- Never change this file: write another migration.

CREATE TEMP TABLE kept AS
SELECT memberships.account, memberships.incident, memberships.added_at, accounts.reading
FROM memberships
LEFT JOIN accounts ON accounts.id = memberships.account AND accounts.withdrawn = 0;

DROP TABLE memberships;

CREATE TABLE memberships (
    account TEXT NOT NULL,
    incident TEXT NOT NULL,
    added_at TEXT NOT NULL,
    reading INTEGER,
    PRIMARY KEY (account),
    FOREIGN KEY(incident) REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO memberships SELECT account, incident, added_at, reading FROM kept ORDER BY account;

DROP TABLE kept;

CREATE INDEX memberships_incident ON memberships (incident);

CREATE INDEX memberships_reading ON memberships (reading, incident);

CREATE TABLE stakes (
    incident TEXT NOT NULL,
    title TEXT NOT NULL,
    dead INTEGER NOT NULL,
    origins TEXT NOT NULL,
    PRIMARY KEY (incident)
);

CREATE TABLE disputes (
    incident TEXT NOT NULL,
    place INTEGER NOT NULL,
    field TEXT NOT NULL,
    dead INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    claims TEXT NOT NULL,
    says TEXT NOT NULL,
    PRIMARY KEY (incident, place)
);

CREATE INDEX disputes_kind ON disputes (field, dead, origins, incident, claims, says);
