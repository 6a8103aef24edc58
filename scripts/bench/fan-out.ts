import pg from 'pg'
import { Sentence } from '../support/sentence'
import { openPage, signIn } from './browser'
import { filled, findForm, MULTIPART, multipart } from './forms'
import { count, type Stage } from './operations'
import { PASSWORD, seedDraft } from './seed'
import type { FanOut } from './types'

const [SMALL, LARGE] = [10, 450]
/** Large issues; the middle one counts. */
const TURNS = 3

/**
 * Issues ready drafts through the form of «Проверьте перед выпуском»: every item goes to every school, kindergarten and centre. The
 * form is read once of a small draft; a large one's page shows hundreds of items and has no part in the writing.
 */
export async function measureFanOut(stage: Stage): Promise<FanOut> {
  const client = new pg.Client({ connectionString: stage.url })
  await client.connect()
  try {
    const headers = await signIn(stage.origin, stage.seeded.departmentLogin, PASSWORD)
    const issue = async (id: string, items: number) => {
      const path = `/resolutions/${id}/issue`
      const form =
        action ?? findForm((await openPage(`${stage.origin}${path}`, headers)).html, ['resolutionId', 'mark'])
      if (!form) throw new Sentence(`На странице ${path} нет формы выпуска.`)
      action = form
      let milliseconds = 0
      const { each } = await count(
        stage,
        async () => {
          const begun = performance.now()
          const answer = await fetch(`${stage.origin}${path}`, {
            method: 'POST',
            redirect: 'manual',
            headers: { ...headers, origin: stage.origin, 'content-type': MULTIPART },
            body: multipart(filled(form.fields, { resolutionId: id, mark: `1.${items}.${items}` })),
          })
          await answer.arrayBuffer()
          milliseconds = performance.now() - begun
        },
        1,
      )
      const { rows } = await client.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM "Assignment" WHERE "resolutionId" = $1',
        [id],
      )
      const made = rows[0]?.n ?? 0
      if (made === 0) throw new Sentence('Решение не выпустилось: поручений не появилось.')
      return { rows: made, statements: each.statements, perSecond: (made * 1000) / milliseconds }
    }
    let action: ReturnType<typeof findForm>
    // The first makes what is made once: modules, plans.
    await issue(await seedDraft(client, stage.seeded, 1, SMALL), SMALL)
    const small = await issue(await seedDraft(client, stage.seeded, 2, SMALL), SMALL)
    const large = []
    for (let turn = 0; turn < TURNS; turn++) {
      large.push(await issue(await seedDraft(client, stage.seeded, 3 + turn, LARGE), LARGE))
    }
    const middle = large.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(TURNS / 2)] ?? small
    return {
      size: stage.size,
      rows: [small.rows, middle.rows],
      statements: [small.statements, middle.statements],
      perSecond: middle.perSecond,
    }
  } finally {
    await client.end()
  }
}
