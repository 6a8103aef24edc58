import 'server-only'
import type { z } from 'zod'
import { type Context, done, type Result } from '@/lib/kernel/command'
import { plansAbove, type RollOverRefused, runRollOverWithPlans } from '@/lib/plans/commands/roll-over'
import type { rollOverWithPlansSchema } from '@/lib/plans/schema/roll-over'
import { type RollOverAbove, undoRollOver } from '@/lib/students/commands/roll-over'
import { findRollOver } from '@/lib/students/queries/roll-over'
import type { undoRollOverSchema } from '@/lib/students/schema'
import { completeRolled, continueRolled, countNewPathways, dropContinued, reopenRolled } from '../queries/roll-over'
import { listTemplates } from '../queries/templates'
import { templatesFor } from '../rules/templates'
import { tellPathway } from './write'

/**
 * The roll-over of an organisation with its plans and the routes of its children (rule 19), in one transaction: a route in force is
 * completed and goes on in the new year as a draft with what was open, that of a child who leaves or has graduated is closed. Run twice it
 * is done once; as many statements for one child as for a thousand. Refused: as `runRollOver`.
 */
export async function runWholeRollOver(
  context: Context,
  input: z.output<typeof rollOverWithPlansSchema>,
): Promise<Result<{ id: string; carried: number; continued: number }, RollOverRefused>> {
  const { tx, scope, now, actor } = context
  const rolled = await runRollOverWithPlans(context, input)
  if (!rolled.ok) return rolled
  if (rolled.already) return done({ ...rolled.data, continued: 0 }, true)
  const rollOver = await findRollOver(tx, scope, { id: rolled.data.id })
  if (!rollOver) throw new Error('A roll-over that was made is not there')
  const completed = await completeRolled(tx, rollOver)
  const [school] = templatesFor(await listTemplates(tx, scope.municipalityId), { grade: 1 })
  if (!school) throw new Error('There is no template for the first class')
  const continued = await continueRolled(tx, rollOver, { now, userId: actor.userId }, school)
  if (completed > 0) await tellPathway(context, 'pathwaysRolledOver', rollOver.id, { completed, continued })
  return done({ ...rolled.data, continued })
}

/** What the routes have to say to the undoing of a roll-over, after the plans. */
const above: RollOverAbove = {
  async newRecords(context, rollOver) {
    const pathways = await countNewPathways(context.tx, rollOver)
    const own = pathways > 0 ? [`индивидуальные маршруты детей на новый год: ${pathways}`] : []
    return [...(await plansAbove.newRecords(context, rollOver)), ...own]
  },
  async takeBack(context, rollOver) {
    await dropContinued(context.tx, rollOver)
    await reopenRolled(context.tx, rollOver)
    await plansAbove.takeBack(context, rollOver)
  },
}

/** Takes a roll-over back with the drafts of plans and routes that went with it, while the new year holds nothing else. Refused: as `undoRollOver`. */
export async function undoWholeRollOver(
  context: Context,
  input: z.output<typeof undoRollOverSchema>,
): Promise<Result<{ yearId: string }, RollOverRefused>> {
  return undoRollOver(context, input, above)
}
