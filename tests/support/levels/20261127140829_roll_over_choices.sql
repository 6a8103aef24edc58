INSERT INTO "RollOverChoice" ("fromEnrollmentId", "organizationId", "yearId", "decision", "decidedAt", "decidedById")
VALUES (pg_temp.key('enrollment4'), pg_temp.key('org2'), pg_temp.key('year1'), 'REPEAT', '2027-05-28', pg_temp.key('user2'));
