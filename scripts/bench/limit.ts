import http from 'node:http'
import pg from 'pg'

/**
 * The yardstick `limit`: what this machine could do for the list at most. Bare node:http and pg, JSON, no session, no rendering.
 * The statement is the list's of lib/monitoring/queries/list.ts for «overdue», written out so that the yardstick stays the same
 * when the product's changes. Started by the bench as a process of its own: limit.ts <port> <database> <municipality>.
 */
const STATEMENT = `
WITH page AS MATERIALIZED (
  SELECT k."id" FROM unnest('{ISSUED,ACKNOWLEDGED,IN_PROGRESS,RETURNED,REOPENED}'::"AssignmentState"[]) AS s("state")
  CROSS JOIN LATERAL (SELECT a."id", a."effectiveDueOn" FROM "Assignment" a
    WHERE a."municipalityId" = $1 AND NOT a."historical" AND a."effectiveDueOn" < $2::date AND a."state" = s."state"
    ORDER BY a."effectiveDueOn", a."id" LIMIT 26) k
  ORDER BY k."effectiveDueOn", k."id" LIMIT 26)
SELECT a."id", a."state"::text, a."periodKey", a."historical", a."currentDueOn"::text, a."currentDueAt", a."reworkDueOn"::text,
  a."reworkDueAt", a."reviewOn"::text, a."neededDueAt", i."deadlineMode"::text, a."originalDueOn"::text, a."extensionCount",
  a."extensionOpen", i."latePolicy"::text, i."number" AS "itemNumber", left(i."text", 150) AS "itemText", r."id" AS "resolutionId",
  r."number" AS "resolutionNumber", r."date"::text, o."id" AS "organizationId", o."shortName"
FROM page JOIN "Assignment" a ON a."id" = page."id" JOIN "ResolutionItem" i ON i."id" = a."itemId"
JOIN "Organization" o ON o."id" = a."organizationId" JOIN "Resolution" r ON r."id" = a."resolutionId"
ORDER BY a."effectiveDueOn", a."id"`

const [port, connectionString, municipality] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: 10 })
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

http
  .createServer(async (_request, response) => {
    try {
      const { rows } = await pool.query({ name: 'list', text: STATEMENT, values: [municipality, today] })
      response.setHeader('content-type', 'application/json').end(JSON.stringify(rows))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  .listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
process.once('disconnect', () => process.exit())
