import { Client } from 'pg'

/** Lets the due moment of an assignment pass, as a night would: the portal believes only its database's clock. */
export async function letDuePass(assignmentId: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(
      `update "Assignment" set "currentDueAt" = now() - interval '1 minute',
         "currentDueOn" = (now() at time zone 'Asia/Irkutsk')::date - 1 where "id" = $1::uuid`,
      [assignmentId],
    )
  } finally {
    await client.end()
  }
}

/** Makes a submitted report the one that has waited longest, so that it heads every queue. */
export async function letWaitLong(assignmentId: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(
      `update "Assignment" set "submittedAt" = "submittedAt" - interval '90 days' where "id" = $1::uuid`,
      [assignmentId],
    )
  } finally {
    await client.end()
  }
}
