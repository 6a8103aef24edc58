import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ICON_NAMES } from '@/components/ui/icon-names'
import { type StatusView, statusIcon, statusName, statusWords } from '@/components/ui/status'

const seen = (text: string) => text.replaceAll('\u00a0', '_')

const WORDS: [StatusView, string, string][] = [
  [{ kind: 'notStarted' }, 'не начато', 'не начато'],
  [{ kind: 'inProgress' }, 'в работе', 'в работе'],
  [{ kind: 'submitted' }, 'на проверке', 'на проверке'],
  [{ kind: 'onRework' }, 'на доработке', 'на доработке'],
  [{ kind: 'accepted' }, 'исполнено', 'исполнено'],
  [{ kind: 'acceptedLate' }, 'с опозданием', 'исполнено с опозданием'],
  [{ kind: 'overdue', days: 2 }, 'просрочено, 2_дн.', 'просрочено на_2_дня'],
  [{ kind: 'overdue', days: -5 }, 'просрочено, 5_дн.', 'просрочено на_5_дней'],
  [{ kind: 'dueSoon', days: 3 }, 'скоро срок, 3_дн.', 'скоро срок, через_3_дня'],
  [{ kind: 'dueSoon', days: 0 }, 'скоро срок, сегодня', 'скоро срок, сегодня'],
  [{ kind: 'extended', until: '2027-01-15' }, 'срок продлён до_15_января_2027_г.', 'срок продлён до_15_января_2027_г.'],
  [{ kind: 'continuous', period: 'I полугодие' }, 'постоянно, I полугодие', 'постоянно, I полугодие'],
  [{ kind: 'noDeadline' }, 'без срока', 'без срока'],
  [{ kind: 'notApplicable' }, 'неприменимо', 'неприменимо'],
  [{ kind: 'cancelled' }, 'отменено', 'отменено'],
]

describe('status', () => {
  it.each(WORDS)('%o has its words and its full name', (view, words, name) => {
    expect(seen(statusWords(view))).toBe(words)
    expect(seen(statusName(view))).toBe(name)
  })

  it('no two states share both icon and words, so colour is never needed', () => {
    const kinds = new Map(WORDS.map(([view]) => [view.kind, `${statusIcon(view)} ${statusWords({ kind: view.kind })}`]))
    expect(new Set(kinds.values()).size).toBe(kinds.size)
  })

  it('every icon that may be named is drawn, and none is drawn that has no name', () => {
    const drawn = [...fs.readFileSync('components/ui/icons.css', 'utf8').matchAll(/^ *\.i-([\w-]+) \{/gm)]
    expect(drawn.map(([, name]) => name).sort()).toEqual([...ICON_NAMES].sort())
  })
})
