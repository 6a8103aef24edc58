-- An address that letters go to, and a letter that waits.
INSERT INTO "MailAddress" ("userId", "address", "confirmedAt") SELECT "id", 'level@mail.test', '2026-10-01' FROM "User" ORDER BY "id" LIMIT 1;
INSERT INTO "Letter" ("id", "municipalityId", "userId", "address", "kind", "key", "subject", "text", "createdAt", "dueAt")
SELECT pg_temp.key('letter'), "municipalityId", "id", 'level@mail.test', 'familyAnswered', 'level', 'Тема', 'Текст', '2026-10-01', '2026-10-01'
FROM "User" ORDER BY "id" LIMIT 1;
