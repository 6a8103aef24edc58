import 'server-only'
import { registerGate } from './action'
import type { Actor } from './actor'
import { goneSentence } from './database-gone'
import { log, newErrorId } from './log'
import { metrics } from './metrics'
import { reachOf, type Verb } from './permissions'
import { isOwnOrigin } from './request'
import { type Scope, scopeOf } from './scope'
import { readActor } from './session'
import { tellHandler } from './tell-outcome'

export type HandlerContext<P> = { actor: Actor; scope: Scope; params: P; request: Request }

/** When to come back, in seconds. */
const RETRY = { 'retry-after': '5' }

function plain(status: number, text: string, more: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more },
  })
}

/** The same answer for «not yours» and «not there». */
export function notFoundResponse(): Response {
  return plain(404, 'Не найдено. Проверьте адрес или вернитесь к списку.')
}

/** Too many requests from one address; when to come back, in seconds. */
export function tooManyResponse(seconds: number): Response {
  return plain(429, 'Слишком много запросов. Повторите позже.', { 'retry-after': String(seconds) })
}

/** The door of every route handler behind a session. GET must not write. */
export function handler<P extends Record<string, string> = Record<string, never>>(
  options: { name: string; verb: Verb },
  work: (context: HandlerContext<P>) => Promise<Response>,
): (request: Request, route: { params: Promise<P> }) => Promise<Response> {
  const run = async (request: Request, route: { params: Promise<P> }): Promise<Response> => {
    tellHandler(options.name)
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnOrigin(request.headers)) {
        return plain(403, 'Запрос пришёл не со страницы портала.')
      }
      const actor = await readActor()
      if (!actor) return plain(401, 'Сеанс завершён. Войдите снова.')
      const scope =
        actor.mustChangePassword || reachOf(actor.role, options.verb) === 'none' ? null : scopeOf(actor, options.verb)
      if (!scope) return notFoundResponse()
      return await work({ actor, scope, params: await route.params, request })
    } catch (error) {
      const errorId = newErrorId()
      metrics().faults.inc({ at: 'handler' })
      log().error({ errorId, handler: options.name, err: error }, 'handler failed')
      const gone = goneSentence()
      if (gone) return plain(503, gone, RETRY)
      return plain(500, `На сервере произошла ошибка, код ${errorId}. Повторите через минуту.`)
    }
  }
  registerGate(run, { kind: 'handler', name: options.name, verb: options.verb })
  return run
}

/** The door of the few handlers that answer without a session (health, readiness, a calendar's secret address). */
export function openHandler<P extends Record<string, string> = Record<string, never>>(
  name: string,
  work: (request: Request, params: P) => Promise<Response>,
) {
  const run = async (request: Request, route?: { params: Promise<P> }): Promise<Response> => {
    tellHandler(name)
    try {
      return await work(request, ((await route?.params) ?? {}) as P)
    } catch (error) {
      metrics().faults.inc({ at: 'handler' })
      log().error({ handler: name, err: error }, 'handler failed')
      return plain(503, 'unavailable', RETRY)
    }
  }
  registerGate(run, { kind: 'handler', name, verb: 'anonymous' })
  return run
}
