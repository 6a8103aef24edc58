import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import { pool } from './db'
import { env } from './env'
import { log } from './log'
import { isFinal, LEASE_MS, MOST_TRIES, waitAfter } from './mail-rules'
import { metrics } from './metrics'

/** As many as are surely tried while the lease lasts. */
const AT_ONCE = 10
const TIMEOUT_MS = 20_000

type Claimed = { id: string; address: string; subject: string; text: string; tries: number }

let transport: Transporter | undefined

/** One connection to the mail server at a time; certificates are checked. */
function mailServer(): Transporter {
  transport ??= createTransport({
    url: env().SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return transport
}

/** Letters that are due, taken for five minutes by this sender alone; one statement, so that two senders never take one. */
async function claim(): Promise<Claimed[]> {
  const { rows } = await pool().query<Claimed>(
    `UPDATE "Letter" l SET "dueAt" = now() + $1::float8 * interval '1 millisecond', "tries" = l."tries" + 1
    WHERE l."id" IN (SELECT w."id" FROM "Letter" w WHERE w."dueAt" <= now() ORDER BY w."dueAt" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
    RETURNING l."id", l."address", l."subject", l."text", l."tries"`,
    [LEASE_MS],
  )
  return rows
}

/**
 * Sends what is due. Each letter keeps its Message-ID over all tries, so that one that went out before its sender was killed is known
 * to be the same. No transaction is open while the mail server is waited for.
 * @returns how many went out, and how many were tried.
 */
export async function sendLetters(): Promise<{ sent: number; tried: number }> {
  const letters = await claim()
  let sent = 0
  for (const [at, { id, address, subject, text, tries }] of letters.entries()) {
    try {
      await mailServer().sendMail({
        ...{ from: { name: 'Профмаршрут', address: env().MAIL_FROM ?? '' }, to: address, subject, text },
        messageId: `<${id}@${new URL(env().APP_URL ?? 'http://localhost').hostname}>`,
        // Answering machines do not answer to these (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      await pool().query(
        `UPDATE "Letter" SET "sentAt" = now(), "dueAt" = NULL, "text" = NULL, "fault" = NULL WHERE "id" = $1`,
        [id],
      )
      sent += 1
      metrics().letters.inc({ outcome: 'sent' })
    } catch (error) {
      const fault = error as { responseCode?: number; command?: string; code?: string }
      await putOff(id, tries, fault)
      // Nobody answers there: the others need not learn it one by one.
      if (fault.responseCode === undefined) {
        await giveBack(letters.slice(at + 1))
        break
      }
    }
  }
  return { sent, tried: letters.length }
}

async function putOff(id: string, tries: number, error: { responseCode?: number; command?: string; code?: string }) {
  const over = isFinal(error) || tries >= MOST_TRIES
  const fault = String(error.responseCode ?? error.code ?? 'UNKNOWN').slice(0, 40)
  await pool().query(
    `UPDATE "Letter" SET "fault" = $2, "dueAt" = CASE WHEN NOT $4::boolean THEN now() + $3::float8 * interval '1 millisecond' END,
      "failedAt" = CASE WHEN $4::boolean THEN now() END, "text" = CASE WHEN $4::boolean THEN NULL ELSE "text" END WHERE "id" = $1`,
    [id, fault, waitAfter(tries), over],
  )
  metrics().letters.inc({ outcome: over ? 'failed' : 'put off' })
  // Neither the address nor the server's words, which repeat it.
  log().warn({ kind: over ? 'letter failed' : 'letter put off', reason: fault }, 'letter not sent')
}

/** Letters that were taken and not tried: as if they had not been taken, in a minute. */
async function giveBack(letters: readonly Claimed[]): Promise<void> {
  await pool().query(
    `UPDATE "Letter" SET "tries" = "tries" - 1, "dueAt" = now() + interval '1 minute' WHERE "id" = ANY ($1::uuid[])`,
    [letters.map(({ id }) => id)],
  )
}

const EVERY_MS = 10_000

/** Sends in this process from now on; several processes may. */
export function startMailer(): void {
  const turn = async () => {
    try {
      const { tried } = await sendLetters()
      setTimeout(turn, tried === AT_ONCE ? 0 : EVERY_MS).unref()
    } catch (error) {
      metrics().faults.inc({ at: 'mail' })
      log().error({ err: error }, 'mailer failed')
      setTimeout(turn, EVERY_MS).unref()
    }
  }
  setTimeout(turn, 5000).unref()
}
