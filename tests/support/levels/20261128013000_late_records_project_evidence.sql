-- A forgotten record with its reason, and a project's link.
UPDATE "Activity" SET "lateReason" = 'Журнал нашли позже' WHERE "id" = pg_temp.key('activity3');
INSERT INTO "RegisterEvidence" ("id", "municipalityId", "organizationId", "kind", "title", "url", "projectId", "addedAt", "addedById", "requestKey") VALUES
  (pg_temp.key('piece3'), pg_temp.key('town'), pg_temp.key('org1'), 'LINK', 'Протокол защиты', 'https://example.ru/defence', pg_temp.key('project'), '2026-10-21', pg_temp.key('user1'), pg_temp.key('pieceKey3'));
