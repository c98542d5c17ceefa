-- The words of reports, for finding them. Never change this file: write another migration.

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
FROM readings WHERE withdrawn = 0;

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, names,
    content = 'report_texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO report_words (report_words) VALUES ('rebuild');
