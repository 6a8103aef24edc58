'use client'

import { Icon } from '@/components/ui/icon'
import { localTime } from '@/lib/kernel/calendar'
import type { Saving } from './use-draft-saving'

/** Where the draft is: on the server since when, on its way, or only on this computer. */
export function SavingStatus({ state, timeZone }: { state: Saving; timeZone: string }) {
  const saved = state.kind === 'idle' && state.savedAt !== null
  const words =
    state.kind === 'idle'
      ? state.savedAt
        ? `Черновик сохранён в ${localTime(new Date(state.savedAt), timeZone)}`
        : 'Черновик сохраняется сам, пока вы пишете'
      : state.kind === 'typed'
        ? 'Сохраним через секунду'
        : state.kind === 'saving'
          ? 'Сохраняем…'
          : state.kind === 'offline'
            ? 'Нет связи. Текст сохранён на этом компьютере, отправим его сами'
            : 'Не сохранено на портале. Текст сохранён на этом компьютере'
  const trouble = state.kind !== 'idle' && state.kind !== 'typed' && state.kind !== 'saving'
  return (
    <p
      className={
        trouble
          ? 'flex items-center gap-1.5 font-medium text-gold text-sm'
          : 'flex items-center gap-1.5 text-muted text-sm'
      }
    >
      <Icon name={state.kind === 'offline' ? 'wifi-off' : trouble ? 'circle-alert' : saved ? 'check' : 'save'} />
      {/* Told when it matters, not at every pause in typing. */}
      <span role={trouble ? 'status' : undefined}>{words}</span>
    </p>
  )
}
