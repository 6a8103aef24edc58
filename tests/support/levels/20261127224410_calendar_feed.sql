-- A person whose calendar is read by a phone.
INSERT INTO "CalendarFeed" ("userId", "tokenHash", "createdAt")
VALUES (pg_temp.key('user1'), repeat('a', 64), '2026-11-20');
