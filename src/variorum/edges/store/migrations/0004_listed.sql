-- The rows in which incidents are listed and searched. Never change this file: write another migration.

CREATE TABLE listed (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (number)
);

CREATE UNIQUE INDEX listed_id ON listed (id);
