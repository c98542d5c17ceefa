-- What persons judge. Never change this file: write another migration.

CREATE TABLE person_judgements (
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX person_judgements_at ON person_judgements (at, id);

CREATE TABLE judgement_marks (
    mark TEXT NOT NULL,
    judgement TEXT NOT NULL,
    PRIMARY KEY (mark, judgement)
)
 WITHOUT ROWID;

CREATE INDEX judgement_marks_judgement ON judgement_marks (judgement);

CREATE INDEX judgements_score ON judgements (score) WHERE withdrawn = 0;
