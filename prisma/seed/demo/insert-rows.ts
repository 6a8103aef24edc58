import type { PrismaClient } from '../../../lib/kernel/prisma/client'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Thousands of rows in one statement: createMany binds each value by itself. Columns that no row names get their defaults. */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ')
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
    JSON.stringify(rows),
  )
}
