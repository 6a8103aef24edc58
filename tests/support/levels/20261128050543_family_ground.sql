-- A parent's link, the slip it came by, an edition of a text and two answers to it.
INSERT INTO "GuardianLink" ("id", "municipalityId", "studentId", "userId", "kinship", "standsFor", "createdAt", "verifiedById")
SELECT pg_temp.key('link'), p."municipalityId", p."studentId", pg_temp.key('user2'), 'MOTHER', p."studentId"::text || ' ' || pg_temp.key('user2'), '2026-10-01', pg_temp.key('user1') FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
INSERT INTO "AccessSlip" ("id", "municipalityId", "organizationId", "studentId", "kind", "selector", "codeHash", "issuedAt", "issuedById", "expiresAt", "usedAt", "usedById", "requestKey")
SELECT pg_temp.key('slip'), p."municipalityId", p."organizationId", p."studentId", 'GUARDIAN', 'K7MPX', 'x', '2026-09-20', pg_temp.key('user1'), '2026-10-20', '2026-10-01', pg_temp.key('user2'), pg_temp.key('slip') FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
INSERT INTO "ConsentText" ("id", "municipalityId", "purpose", "edition", "title", "body", "publishedAt", "publishedById") VALUES (pg_temp.key('text'), pg_temp.key('town'), 'PORTAL', 1, 'Согласие', 'Текст', '2026-09-10', pg_temp.key('user2'));
INSERT INTO "Consent" ("id", "municipalityId", "organizationId", "studentId", "purpose", "edition", "state", "method", "kinship", "signedOn", "withdrawnOn", "standsFor", "recordedAt", "recordedById")
SELECT pg_temp.key('consent' || n), p."municipalityId", p."organizationId", p."studentId", 'PORTAL', 1, CASE n WHEN 1 THEN 'WITHDRAWN' ELSE 'GRANTED' END::"ConsentState", 'PAPER', 'MOTHER', '2026-09-15', CASE n WHEN 1 THEN '2026-09-20'::date END, CASE n WHEN 2 THEN p."studentId"::text || ' PORTAL' END, '2026-09-15', pg_temp.key('user1')
FROM "Pathway" p, generate_series(1, 2) n WHERE p."id" = pg_temp.key('pathway');
