import type { Metadata } from 'next'
import { HelpPage } from '@/components/help/help-page'
import { reachOf } from '@/lib/kernel/permissions'
import { requireScope } from '@/lib/kernel/request'

export const metadata: Metadata = { title: 'Помощь' }

export default async function Help() {
  const { actor } = await requireScope('portal.enter')
  return <HelpPage role={actor.role} readsAssignments={reachOf(actor.role, 'assignment.read') !== 'none'} />
}
