UPDATE "User" SET "look" = 'contrast' WHERE "id" = pg_temp.key('user2');
