-- A list names the resolution of each row: its number and date without a look at the row, which carries the whole source text.
CREATE UNIQUE INDEX "Resolution_name" ON "Resolution" ("id") INCLUDE ("number", "date");
