-- When each reading, judgement and membership came into the ledger, and when it was withdrawn.
-- Of what is older than this step no time was kept: it stays empty. Tables are rebuilt so that they read as new ones do.

CREATE TEMP TABLE kept AS SELECT * FROM readings;

DROP TABLE readings;

CREATE TABLE readings (
    number INTEGER NOT NULL,
    report TEXT NOT NULL,
    digest TEXT NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    added_at TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    PRIMARY KEY (number)
);

INSERT INTO readings SELECT number, report, digest, withdrawn, content, '', '' FROM kept ORDER BY number;

DROP TABLE kept;

CREATE UNIQUE INDEX readings_report ON readings (report) WHERE withdrawn = 0;

CREATE INDEX readings_former ON readings (report) WHERE withdrawn = 1;

CREATE TEMP TABLE kept AS SELECT * FROM judgements;

DROP TABLE judgements;

CREATE TABLE judgements (
    number INTEGER NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    judge TEXT NOT NULL,
    answer TEXT NOT NULL,
    score FLOAT NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    added_at TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    PRIMARY KEY (number)
);

INSERT INTO judgements
SELECT number, first, second, judge, answer, score, withdrawn, content, '', '' FROM kept ORDER BY number;

DROP TABLE kept;

CREATE UNIQUE INDEX judgements_pair ON judgements (first, second, judge) WHERE withdrawn = 0;

CREATE INDEX judgements_second ON judgements (second) WHERE withdrawn = 0;

CREATE TEMP TABLE kept AS SELECT * FROM memberships;

DROP TABLE memberships;

CREATE TABLE memberships (
    account TEXT NOT NULL,
    incident TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (account),
    FOREIGN KEY(incident) REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO memberships SELECT account, incident, '' FROM kept ORDER BY account;

DROP TABLE kept;

CREATE INDEX memberships_incident ON memberships (incident);

CREATE TABLE former_memberships (
    number INTEGER NOT NULL,
    account TEXT NOT NULL,
    incident TEXT NOT NULL,
    added_at TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    PRIMARY KEY (number)
);

CREATE INDEX former_memberships_account ON former_memberships (account);

CREATE INDEX former_memberships_incident ON former_memberships (incident);

CREATE TEMP TABLE kept AS SELECT * FROM superseded;

DROP TABLE superseded;

CREATE TABLE superseded (
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (old)
);

INSERT INTO superseded SELECT old, new, '' FROM kept ORDER BY old;

DROP TABLE kept;

CREATE INDEX superseded_new ON superseded (new);

CREATE INDEX accounts_former ON accounts (id) WHERE withdrawn = 1;

CREATE INDEX claims_former ON claims (account) WHERE withdrawn = 1;
