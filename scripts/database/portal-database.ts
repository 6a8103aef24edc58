import pg from 'pg'
import { addressOf, type Credentials, portalName } from './credentials'

/** The role and the database of the portal; made here, not with the cluster, so that a start cut short heals itself. */
export async function ensurePortalDatabase(credentials: Credentials): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(credentials, 'admin', 'postgres') })
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [portalName])
    if (role.rowCount === 0) {
      const password = pg.escapeLiteral(credentials.portalPassword)
      await client.query(`create role ${portalName} login createdb password ${password}`)
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [portalName])
    if (database.rowCount === 0) await client.query(`create database ${portalName} owner ${portalName}`)
  } finally {
    await client.end()
  }
}
