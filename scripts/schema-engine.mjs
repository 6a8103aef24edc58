#!/usr/bin/env node
// Stand-in for Prisma's native schema-engine: same JSON-RPC over stdio, run by @prisma/schema-engine-wasm + adapter-pg.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import readline from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

// adapter-pg 7.10 cannot type pg's internal "char" (oid 18), which the catalog queries return: let it pass as bpchar, then retype it.
const charCols = new Map()
const fix = (sql, x) => {
  ;(x?.fields ?? []).forEach((f, i) => {
    if (f.dataTypeID === 18) {
      f.dataTypeID = 1042
      charCols.set(sql, (charCols.get(sql) ?? new Set()).add(i))
    }
  })
  return x
}
const origQuery = pg.Client.prototype.query
pg.Client.prototype.query = function (...a) {
  const sql = a[0]?.text ?? a[0]
  const i = a.findLastIndex((v) => typeof v === 'function')
  if (i >= 0) {
    const cb = a[i]
    a[i] = (e, r) => cb(e, fix(sql, r))
  }
  const r = origQuery.apply(this, a)
  return typeof r?.then === 'function' ? r.then((x) => fix(sql, x)) : r
}
const retype = (adapter) => {
  const q = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const r = await q(query)
    for (const i of charCols.get(query.sql) ?? []) r.columnTypes[i] = ColumnTypeEnum.Character
    return r
  }
  // adapter-pg cuts scripts at every ";", also inside a function's $$ body; PostgreSQL itself takes a script whole.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error))
  }
  return adapter
}
const require = createRequire(import.meta.url)
const argv = process.argv.slice(2)
const opts = (n) => argv.flatMap((a, i) => (a === n ? [argv[i + 1]] : []))
const log = (level, message, extra = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      target: 'schema_engine::logger',
      fields: { message, ...extra },
    }) + (argv.includes('cli') ? '' : '\n'),
  )
if (argv[0] === '--version') {
  console.log('schema-engine-wasm shim')
  process.exit(0)
}
const dsArg = opts('--datasource')[0]
const ds = dsArg ? JSON.parse(dsArg.trim().startsWith('{') ? dsArg : Buffer.from(dsArg, 'base64').toString()) : {}
if (argv.includes('can-connect-to-database') || argv.includes('create-database')) {
  const url = new URL(ds.url)
  const db = decodeURIComponent(url.pathname.slice(1))
  if (argv.includes('create-database')) url.pathname = '/postgres'
  const c = new pg.Client({ connectionString: String(url) })
  try {
    await c.connect()
    if (argv.includes('create-database')) await c.query(`CREATE DATABASE ${pg.escapeIdentifier(db)}`)
    await c.end()
    process.exit(0)
  } catch (e) {
    process.stderr.write('\n')
    log('ERROR', e.message, { error_code: e.code === '3D000' ? 'P1003' : 'P1001', is_panic: false })
    process.exit(1)
  }
}
const bytes = fs.readFileSync(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'))
let panic
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panic = m
    log('ERROR', m)
  },
}
const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
glue.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()
const files = opts('--datamodels').map((p) => [p, fs.readFileSync(p, 'utf8')])
const url = ds.url ?? 'postgresql://localhost/none'
// Fields, not connectionString: adapter-pg's connectToShadowDb() only overrides `database`, which a connectionString would win over.
const fields = (u) => {
  const x = new URL(u)
  return {
    host: decodeURIComponent(x.hostname),
    port: Number(x.port || 5432),
    user: decodeURIComponent(x.username),
    password: decodeURIComponent(x.password),
    database: decodeURIComponent(x.pathname.slice(1)),
  }
}
class Factory extends PrismaPg {
  async connect() {
    return retype(await super.connect())
  }
  async connectToShadowDb() {
    if (ds.shadowDatabaseUrl) return retype(await new PrismaPg(fields(ds.shadowDatabaseUrl)).connect())
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const admin = new pg.Client(fields(url))
    await admin.connect()
    await admin.query(`CREATE DATABASE "${database}"`)
    const shadow = retype(await new PrismaPg({ ...fields(url), database }).connect())
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
      await admin.end()
    }
    return shadow
  }
}
// A fresh engine per call. (Tried as a cure for the "external factory" failure below; it did not cure it. Not known to be needed.)
const engine = async () => {
  const f = bindMigrationAwareSqlAdapterFactory(new Factory(fields(url)))
  return { e: await glue.SchemaEngine.new({ datamodels: files.length ? files : undefined }, () => {}, f), f }
}
const rename = { getDatabaseVersion: 'version' }
async function call(method, params) {
  if (method === 'createDatabase') return { databaseName: new URL(url).pathname.slice(1) }
  if (method === 'createMigration') {
    // same wasm defect
    const d = await call('diff', {
      from: { tag: 'migrations', ...params.migrationsList },
      to: { tag: 'schemaDatamodel', ...params.schema },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: ds.shadowDatabaseUrl ?? null,
      filters: params.filters,
    })
    const empty = /empty migration/i.test(d.stdout ?? '') || !(d.stdout ?? '').trim()
    const ts = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    return {
      connectorType: 'postgresql',
      generatedMigrationName: `${ts}_${params.migrationName}`,
      extension: 'sql',
      migrationScript: empty && !params.draft ? null : (d.stdout ?? ''),
    }
  }
  if (method === 'evaluateDataLoss') {
    // the wasm engine's own fails once migrations exist ("shadow DB must be provided through an external factory")
    const d = await call('diff', {
      from: { tag: 'migrations', ...params.migrationsList },
      to: { tag: 'schemaDatamodel', ...params.schema },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: ds.shadowDatabaseUrl ?? null,
      filters: params.filters,
    })
    const sql = (d.stdout ?? '').split('\n').filter((l) => l.trim() && !l.startsWith('--'))
    const warnings = sql.flatMap((l, stepIndex) =>
      /\bDROP (TABLE|COLUMN|TYPE)\b/.test(l) ? [{ message: `This step drops data: ${l}`, stepIndex }] : [],
    )
    return {
      migrationSteps: sql.length && !/empty migration/i.test(d.stdout) ? sql.length : 0,
      unexecutableSteps: [],
      warnings,
    }
  }
  const { e, f } = await engine()
  try {
    return await e[rename[method] ?? method](params)
  } catch (err) {
    let cause
    for (let i = 0; i < 64 && !cause; i++) cause = f.errorRegistry?.consumeError(i)?.error
    throw Object.assign(new Error(panic ?? [err?.message ?? String(err), cause?.message].filter(Boolean).join('\n')), {
      code: err?.code,
    })
  } finally {
    try {
      e.free()
    } catch {}
  }
}
const rl = readline.createInterface({ input: process.stdin })
let pid = 1e6
let pending = 0,
  closed = false
const send = (o) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...o })}\n`)
rl.on('line', async (line) => {
  if (!line.trim()) return
  const m = JSON.parse(line)
  if (!m.method) return
  pending++
  try {
    const r = await call(m.method, m.params)
    if (m.method === 'diff' && r?.stdout != null) {
      send({ id: ++pid, method: 'print', params: { content: r.stdout.replace(/\n$/, '') } })
    }
    send({ id: m.id, result: r ?? {} })
  } catch (err) {
    send({
      id: m.id,
      error: {
        code: 4466,
        message: 'An error happened. Check the data field for details.',
        data: { is_panic: false, message: err.message, error_code: err?.code },
      },
    })
  } finally {
    pending--
    if (closed && !pending) process.exit(0)
  }
})
rl.on('close', () => {
  closed = true
  if (!pending) process.exit(0)
})
