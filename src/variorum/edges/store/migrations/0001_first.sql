-- The first ledger. Never change this file: write another migration.

CREATE TABLE block_keys (
    "key" TEXT NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY ("key", owner)
)
 WITHOUT ROWID;

CREATE INDEX block_keys_owner ON block_keys (owner);

CREATE TABLE copies (
    report TEXT NOT NULL,
    original TEXT NOT NULL,
    PRIMARY KEY (report)
);

CREATE TABLE incidents (
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    date TEXT NOT NULL,
    reports INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX incidents_date ON incidents (date, id);

CREATE INDEX incidents_reports ON incidents (reports, id);

CREATE TABLE issues (
    id TEXT NOT NULL,
    report TEXT,
    location TEXT NOT NULL,
    start INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX issues_location ON issues (location, start, id) WHERE withdrawn = 0;

CREATE INDEX issues_report ON issues (report) WHERE withdrawn = 0;

CREATE TABLE judgements (
    number INTEGER NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    judge TEXT NOT NULL,
    answer TEXT NOT NULL,
    score FLOAT NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (number)
);

CREATE UNIQUE INDEX judgements_pair ON judgements (first, second, judge) WHERE withdrawn = 0;

CREATE INDEX judgements_second ON judgements (second) WHERE withdrawn = 0;

CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE migrations (
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    program TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    PRIMARY KEY (version)
);

CREATE TABLE profiles (
    account TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account)
);

CREATE TABLE readings (
    number INTEGER NOT NULL,
    report TEXT NOT NULL,
    digest TEXT NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (number)
);

CREATE UNIQUE INDEX readings_report ON readings (report) WHERE withdrawn = 0;

CREATE TABLE superseded (
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    PRIMARY KEY (old)
);

CREATE INDEX superseded_new ON superseded (new);

CREATE TABLE accounts (
    reading INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reading, id),
    FOREIGN KEY(reading) REFERENCES readings (number)
);

CREATE UNIQUE INDEX accounts_id ON accounts (id) WHERE withdrawn = 0;

CREATE INDEX accounts_report ON accounts (report, start, id) WHERE withdrawn = 0;

CREATE TABLE claims (
    reading INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    account TEXT,
    field TEXT NOT NULL,
    start INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reading, id),
    FOREIGN KEY(reading) REFERENCES readings (number)
);

CREATE INDEX claims_account ON claims (account, start, id) WHERE withdrawn = 0;

CREATE UNIQUE INDEX claims_id ON claims (id) WHERE withdrawn = 0;

CREATE INDEX claims_report ON claims (report, start, id) WHERE withdrawn = 0;

CREATE TABLE memberships (
    account TEXT NOT NULL,
    incident TEXT NOT NULL,
    PRIMARY KEY (account),
    FOREIGN KEY(incident) REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX memberships_incident ON memberships (incident);

CREATE TABLE statements (
    reading INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    account TEXT,
    start INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reading, id),
    FOREIGN KEY(reading) REFERENCES readings (number)
);

CREATE INDEX statements_account ON statements (account, start, id) WHERE withdrawn = 0;

CREATE UNIQUE INDEX statements_id ON statements (id) WHERE withdrawn = 0;

CREATE INDEX statements_report ON statements (report, start, id) WHERE withdrawn = 0;
