INSERT INTO "GrantOffer" ("id", "userId", "organizationId", "role", "offeredUnderId")
VALUES (pg_temp.key('offer'), pg_temp.key('user2'), pg_temp.key('org3'), 'TEACHER', pg_temp.key('grant3'));
UPDATE "Organization" SET "closingAs" = 'CLOSED', "closedOn" = '2027-01-01' WHERE "id" = pg_temp.key('org11');
