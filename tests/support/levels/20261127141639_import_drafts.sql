INSERT INTO "ImportDraft" ("id", "municipalityId", "organizationId", "createdById", "kind", "fileName", "tables", "columns")
VALUES (pg_temp.key('importDraft'), pg_temp.key('town'), pg_temp.key('org1'), pg_temp.key('user1'), 'STUDENTS', 'список.csv',
  '[{"name": "", "rows": [["ФИО"], ["Вымышленный Пётр"]]}]', '{fullName}');
