-- A small municipality with a row in every table and an assignment in every state, by the columns of this level alone.
CREATE FUNCTION pg_temp.key(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT overlay(overlay(md5(name) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid
$$;

INSERT INTO "Municipality" ("id", "name", "region") VALUES (pg_temp.key('town'), 'Вымышленный район', 'Иркутская область');

INSERT INTO "Organization" ("id", "municipalityId", "name", "shortName", "kind", "programs")
SELECT pg_temp.key('org' || n), pg_temp.key('town'), 'Учреждение № ' || n, 'Учреждение ' || n,
  (CASE WHEN n = 0 THEN 'DEPARTMENT' WHEN n <= 8 THEN 'SCHOOL' ELSE 'KINDERGARTEN' END)::"OrganizationKind",
  (CASE WHEN n = 0 THEN '{}' WHEN n <= 8 THEN '{PRIMARY,BASIC}' ELSE '{PRESCHOOL}' END)::"Program"[]
FROM generate_series(0, 12) n;
UPDATE "Organization" SET "successorId" = pg_temp.key('org1'), "status" = 'REORGANIZED', "closedOn" = '2026-09-01' WHERE "id" = pg_temp.key('org12');

INSERT INTO "CalendarDay" VALUES (pg_temp.key('town'), '2026-05-01', 'HOLIDAY', 'Праздник'), (pg_temp.key('town'), '2026-11-03', 'MOVED_OFF', NULL);

INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "mustChangePassword")
SELECT pg_temp.key('user' || n), pg_temp.key('town'), 'user' || n, 'none', 'Фамилия' || n, 'Имя', false FROM generate_series(0, 12) n;
INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom")
SELECT pg_temp.key('grant' || n), pg_temp.key('user' || n), pg_temp.key('org' || n),
  (CASE WHEN n = 0 THEN 'DEPARTMENT_HEAD' ELSE 'ORG_HEAD' END)::"Role", '2026-01-01' FROM generate_series(0, 12) n;
INSERT INTO "Session" ("id", "tokenHash", "userId", "grantId") VALUES (pg_temp.key('session'), 'hash', pg_temp.key('user1'), pg_temp.key('grant1'));
INSERT INTO "RateLimit" VALUES ('sign-in:user1', 3, 1790000000000);

INSERT INTO "StoredFile" ("id", "municipalityId", "organizationId", "name", "mime", "size", "sha256", "storageKey", "createdById")
VALUES (pg_temp.key('file'), pg_temp.key('town'), pg_temp.key('org1'), 'отчёт.pdf', 'application/pdf', 3, repeat('a', 64), 'aa/file', pg_temp.key('user1'));

INSERT INTO "Resolution" ("id", "municipalityId", "number", "date", "title", "signatories", "sourceText", "state", "issuedAt", "createdById", "basedOnId")
VALUES (pg_temp.key('resolution0'), pg_temp.key('town'), '1', '2022-02-25', 'Прежнее решение', '{}', 'Текст', 'ARCHIVED', '2022-03-01', pg_temp.key('user0'), NULL),
  (pg_temp.key('resolution1'), pg_temp.key('town'), '2', '2026-02-25', 'О профориентации', '{Первая Н.}', E'Текст\nс \\N и\tтабуляцией', 'ISSUED', '2026-03-01', pg_temp.key('user0'), pg_temp.key('resolution0'));

INSERT INTO "ResolutionItem" ("id", "resolutionId", "position", "number", "text", "role", "executorPersons", "deadlineKind", "deadlineMode", "dueOn", "reviewOn", "state")
SELECT pg_temp.key('item' || n), pg_temp.key('resolution1'), n * 10, n::text, 'Сделать дело ' || n, 'TASK', '{}', 'DATE',
  (CASE WHEN n = 7 THEN 'REVIEW_ONLY' ELSE 'FIXED' END)::"DeadlineMode", CASE WHEN n < 7 THEN DATE '2026-09-15' + n * 20 END,
  CASE WHEN n = 7 THEN DATE '2026-12-31' END, 'ISSUED'
FROM generate_series(1, 7) n;
INSERT INTO "ItemExecutor" ("id", "itemId", "kind", "programs") SELECT pg_temp.key('executor' || n), pg_temp.key('item' || n), 'PROGRAM', '{PRIMARY}' FROM generate_series(1, 7) n;

-- Nine states in turn; two of three had their day moved by a month, some have a day for rework.
INSERT INTO "Assignment" ("id", "municipalityId", "resolutionId", "itemId", "organizationId", "originalDueOn", "originalDueAt", "currentDueOn",
  "currentDueAt", "reworkDueOn", "reworkDueAt", "reviewOn", "state", "submittedAt", "submittedById", "neededDueAt", "acceptedAt", "extensionOpen", "historical")
SELECT pg_temp.key('assignment' || i || '-' || o), pg_temp.key('town'), pg_temp.key('resolution1'), pg_temp.key('item' || i), pg_temp.key('org' || o),
  due, due::timestamp AT TIME ZONE 'Asia/Irkutsk' + interval '1 day', moved, moved::timestamp AT TIME ZONE 'Asia/Irkutsk' + interval '1 day',
  rework, rework::timestamp AT TIME ZONE 'Asia/Irkutsk' + interval '1 day', CASE WHEN i = 7 THEN DATE '2026-12-31' END, state,
  sent, CASE WHEN sent IS NOT NULL THEN pg_temp.key('user' || o) END, sent,
  CASE WHEN state = 'ACCEPTED' THEN sent + interval '2 days' END, state = 'IN_PROGRESS' AND i < 7, i = 6 AND o = 11
FROM (
  SELECT i, o, due, moved, state, CASE WHEN state = 'RETURNED' THEN moved + 10 END AS rework,
    CASE WHEN state IN ('SUBMITTED', 'RETURNED', 'ACCEPTED') THEN coalesce(due, DATE '2026-10-01')::timestamptz + (o - 4) * interval '9 days' END AS sent
  FROM (
    SELECT i, o, CASE WHEN i < 7 THEN DATE '2026-09-15' + i * 20 END AS due,
      CASE WHEN i < 7 THEN DATE '2026-09-15' + i * 20 + (i % 3 > 0)::int * 30 END AS moved,
      (enum_range(NULL::"AssignmentState"))[1 + (i * 5 + o) % 9] AS state
    FROM generate_series(1, 7) i, generate_series(1, 11) o) days) facts;

INSERT INTO "ExecutionReport" ("id", "assignmentId", "revision", "text", "figures", "state", "submittedAt", "submittedById")
SELECT pg_temp.key('report' || "id"), "id", 1, 'Сделано', '{"people": 12}', "state"::text::"ReportState", "submittedAt", "submittedById"
FROM "Assignment" WHERE "submittedAt" IS NOT NULL;
INSERT INTO "Evidence" ("id", "reportId", "kind", "title", "fileId", "url", "requestKey", "createdById")
SELECT pg_temp.key('evidence' || "id"), "id", (CASE WHEN n = 1 THEN 'FILE' ELSE 'LINK' END)::"EvidenceKind", 'Подтверждение',
  CASE WHEN n = 1 THEN pg_temp.key('file') END, CASE WHEN n > 1 THEN 'https://example.ru' END, pg_temp.key('key' || "id"), "submittedById"
FROM (SELECT *, row_number() OVER (ORDER BY "id") AS n FROM "ExecutionReport") reports;
INSERT INTO "ExtensionRequest" ("id", "assignmentId", "openFor", "requestedDueOn", "reason", "state", "askedAt", "askedById", "askedAfterDue", "askedLate", "previousDueOn", "requestKey")
SELECT pg_temp.key('extension' || "id"), "id", CASE WHEN "extensionOpen" THEN "id" END, "currentDueOn" + 30, 'Нужно время',
  (CASE WHEN "extensionOpen" THEN 'REQUESTED' ELSE 'APPROVED' END)::"ExtensionState", '2026-09-01', pg_temp.key('user1'), false, false, "originalDueOn", pg_temp.key('ask' || "id")
FROM "Assignment" WHERE "extensionOpen" OR "currentDueOn" > "originalDueOn";
INSERT INTO "AssignmentMessage" ("id", "assignmentId", "authorId", "text", "requestKey")
SELECT pg_temp.key('message' || "id"), "id", pg_temp.key('user0'), 'Вопрос', pg_temp.key('ask' || "id") FROM "Assignment" WHERE "state" = 'RETURNED';
INSERT INTO "Amendment" ("id", "resolutionId", "basis", "createdById", "requestKey") VALUES (pg_temp.key('amendment'), pg_temp.key('resolution1'), 'Приказ 7', pg_temp.key('user0'), pg_temp.key('amendment'));
INSERT INTO "AmendmentChange" ("id", "amendmentId", "itemId", "kind", "before", "after") VALUES (pg_temp.key('change'), pg_temp.key('amendment'), pg_temp.key('item1'), 'DUE', '{}', '{"dueOn": "2026-11-04"}');
INSERT INTO "Proposal" ("id", "itemId", "organizationId", "kind") VALUES (pg_temp.key('proposal'), pg_temp.key('item2'), pg_temp.key('org12'), 'ADD');
INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "assignmentId", "data", "note")
SELECT "municipalityId", '2026-09-01', 'assignment.issued', pg_temp.key('user0'), 'DEPARTMENT_HEAD', "id", '{"days": 30}', 'Основание' FROM "Assignment";
