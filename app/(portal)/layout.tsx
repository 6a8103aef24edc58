import type { ReactNode } from 'react'
import { AccountStrip } from '@/components/shell/account-strip'
import { AppShell } from '@/components/shell/app-shell'
import { entriesFor } from '@/components/shell/navigation'
import { OrganisationSwitch } from '@/components/shell/organisation-switch'
import { SearchField } from '@/components/shell/search-field'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { currentRequest } from '@/lib/kernel/current-request'
import { readLookCookie } from '@/lib/kernel/look-cookie'
import { reachOf } from '@/lib/kernel/permissions'
import { requireActor } from '@/lib/kernel/request'
import { loadBadges } from '@/lib/monitoring/loaders'

/** The shell of every page behind a session. It guards nothing: each page and action asks for itself. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  // Families read on a phone: forms and links work at once, the scripts come when a form is touched. Reading aloud needs them.
  const request = currentRequest()
  const ofFamily = reachOf(actor.role, 'family.read') !== 'none'
  if (request && ofFamily && !(await readLookCookie()).speech) request.scriptsWait = true
  return (
    <AppShell
      entries={entriesFor(actor, await loadBadges(actor))}
      organisation={<OrganisationSwitch actor={actor} />}
      search={reachOf(actor.role, 'assignment.read') !== 'none' && <SearchField />}
      account={<AccountStrip actor={actor} />}
      footer={actor.municipalityName}
    >
      {actor.hasOffers && (
        <Notice className="mb-6">
          Вам предложена роль в организации.{' '}
          <Link href="/account" className="link">
            Посмотреть и ответить
          </Link>
        </Notice>
      )}
      {children}
    </AppShell>
  )
}
