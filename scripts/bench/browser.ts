import { Sentence } from '../support/sentence'
import { filled, findForm, MULTIPART, multipart } from './forms'

/** What a browser that is signed in sends with every request. */
export type Headers = Record<string, string>

/** Signs in as a person would without scripts: opens the sign-in page, posts its form, keeps the cookies. */
export async function signIn(origin: string, login: string, password: string): Promise<Headers> {
  const page = await fetch(`${origin}/sign-in`, { redirect: 'manual' })
  const form = findForm(await page.text(), ['login', 'password'])
  if (!form) throw new Sentence(`На странице входа (${page.status}) нет формы с полями login и password.`)
  const answer = await fetch(new URL(form.action, `${origin}/sign-in`), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': MULTIPART },
    body: multipart(filled(form.fields, { login, password })),
  })
  const text = await answer.text()
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  if (answer.status !== 303 || cookies.length === 0)
    throw new Sentence(`Вход под именем ${login} не удался: ответ ${answer.status}. ${alertOf(text)}`)
  return { cookie: cookies.join('; ') }
}

/** What the page says in its alert, if anything. */
function alertOf(html: string): string {
  return (/role="alert"[^>]*>(.*?)<\/(div|section|p)>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ').slice(0, 300)
}

/** A page as its reader gets it; `fault` says why it is not the page asked for. */
export async function openPage(
  url: string,
  headers: Headers,
): Promise<{ html: string; bytes: number; fault?: string }> {
  const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' }, redirect: 'manual' })
  const bytes = await answer.arrayBuffer()
  const html = new TextDecoder().decode(bytes)
  return { html, bytes: bytes.byteLength, fault: faultOf(answer.status, html) }
}

/** With streaming the status is 200 before a fault can happen: what Next leaves in the page is looked for too. */
function faultOf(status: number, html: string): string | undefined {
  if (status !== 200) return `ответ ${status}`
  if (html.includes('data-dgst=')) return 'страница с ошибкой'
  if (!html.includes('<h1')) return 'страница без заголовка'
  return undefined
}
