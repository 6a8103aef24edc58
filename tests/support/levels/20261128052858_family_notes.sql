-- A question of a parent about a route, and its answer.
INSERT INTO "FamilyNote" ("id", "municipalityId", "studentId", "pathwayId", "kind", "text", "authorId", "toId", "at", "waits", "requestKey")
SELECT pg_temp.key('note' || n), p."municipalityId", p."studentId", p."id", CASE n WHEN 1 THEN 'QUESTION' ELSE 'ANSWER' END::"FamilyNoteKind", 'Текст', pg_temp.key('user' || (3 - n)), CASE n WHEN 2 THEN pg_temp.key('user2') END, '2026-10-10', false, pg_temp.key('note' || n)
FROM "Pathway" p, generate_series(1, 2) n WHERE p."id" = pg_temp.key('pathway');
