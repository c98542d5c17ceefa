-- Which of two accounts tells of a part of what the other tells of. Never change this file: write another migration.

ALTER TABLE judgements ADD COLUMN part TEXT;

CREATE INDEX judgements_part_first ON judgements (first) WHERE part IS NOT NULL;

CREATE INDEX judgements_part_second ON judgements (second) WHERE part IS NOT NULL;
