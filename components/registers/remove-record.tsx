'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { removeContestAction } from '@/lib/plans/actions/contests'
import { removePortfolioAction } from '@/lib/plans/actions/portfolio'
import { removeProjectAction } from '@/lib/plans/actions/projects'

const ACTIONS = {
  portfolioId: removePortfolioAction,
  projectId: removeProjectAction,
  contestId: removeContestAction,
} as const

/** Takes a record out of its register, in two presses. */
export function RemoveRecord({ name, id, version }: { name: keyof typeof ACTIONS; id: string; version: number }) {
  return (
    <Disclosure summary="Убрать запись">
      <ActionForm
        action={ACTIONS[name] as (typeof ACTIONS)['portfolioId']}
        aria-label="Убрать запись"
        submitLabel="Убрать запись"
      >
        <input type="hidden" name={name} value={id} />
        <input type="hidden" name="version" value={version} />
        <p className="max-w-[75ch] text-muted">Запись перестанет считаться и пропадёт из реестра.</p>
      </ActionForm>
    </Disclosure>
  )
}
