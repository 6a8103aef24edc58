-- A method of the municipality, a sitting with a finished sheet, its result.
INSERT INTO "DiagnosticMethod" ("id", "municipalityId", "code", "title", "scales", "bands", "gradeFrom", "gradeTo", "createdAt", "createdById") VALUES (pg_temp.key('method'), pg_temp.key('town'), 'map', 'Карта интересов', '[{"code":"s0","title":"Химия","max":12}]', '[{"from":0,"words":"слабо"}]', 7, 11, '2026-09-10', pg_temp.key('user2'));
INSERT INTO "DiagnosticSitting" ("id", "municipalityId", "organizationId", "classGroupId", "methodCode", "heldOn", "createdAt", "createdById", "requestKey")
SELECT pg_temp.key('sitting'), p."municipalityId", p."organizationId", p."classGroupId", 'interests', '2026-10-12', '2026-10-12', pg_temp.key('user1'), pg_temp.key('sitting') FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
INSERT INTO "DiagnosticSheet" ("id", "sittingId", "studentId", "selector", "codeHash", "answers", "finishedAt")
SELECT pg_temp.key('sheet'), pg_temp.key('sitting'), p."studentId", 'ACEHK', 'x', ARRAY[1, 2], '2026-10-12' FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
INSERT INTO "DiagnosticResult" ("id", "municipalityId", "organizationId", "studentId", "methodCode", "takenOn", "source", "scales", "summary", "visibility", "standsFor", "createdAt")
SELECT pg_temp.key('result'), p."municipalityId", p."organizationId", p."studentId", 'interests', '2026-10-12', 'SCREEN', '{"NATURE":7}', 'Природа', 'FAMILY', p."studentId"::text || ' interests 2026-10-12', '2026-10-12' FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
