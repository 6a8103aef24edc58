-- The families of the class are asked about a trip; one has answered. A route that a withdrawn consent has put off.
INSERT INTO "ConsentAsk" ("id", "municipalityId", "organizationId", "classGroupId", "purpose", "title", "heldOn", "place", "answerBy", "askedAt", "askedById", "requestKey")
SELECT pg_temp.key('ask'), p."municipalityId", p."organizationId", p."classGroupId", 'EVENT', 'Экскурсия', '2026-12-10', 'Фабрика', '2026-12-05', '2026-11-20', pg_temp.key('user1'), pg_temp.key('ask') FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
INSERT INTO "Consent" ("id", "municipalityId", "organizationId", "studentId", "purpose", "state", "method", "kinship", "signedOn", "validUntil", "askId", "standsFor", "recordedAt", "recordedById")
SELECT pg_temp.key('askanswer'), p."municipalityId", p."organizationId", p."studentId", 'EVENT', 'GRANTED', 'ONLINE', 'MOTHER', '2026-11-21', '2026-12-10', pg_temp.key('ask'), p."studentId"::text || ' ask', '2026-11-21', pg_temp.key('user2') FROM "Pathway" p WHERE p."id" = pg_temp.key('pathway');
UPDATE "Pathway" SET "state" = 'SUSPENDED', "suspendedFrom" = 'ACTIVE' WHERE "id" = pg_temp.key('pathway');
