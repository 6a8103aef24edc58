import { ButtonLink } from '@/components/ui/button-link'
import { Section } from '@/components/ui/section'
import type { AssignmentPage } from './assignment-view'
import { DecideForm } from './decide-form'
import { ExtensionList } from './extension-list'
import { WithdrawExtensionForm } from './withdraw-extension-form'

/** Requests for more time: asked, decided, taken back. Nothing where nobody asked. */
export function ExtensionSection({ page }: { page: AssignmentPage }) {
  const { assignment, extensions, may, actor, today } = page
  const open = extensions.find((request) => request.state === 'REQUESTED')
  if (extensions.length === 0) return null
  return (
    <Section
      title="Продление срока"
      id="extensions"
      action={
        may.askExtension && !open ? (
          <ButtonLink href={`/assignments/${assignment.id}/extension`} size="sm" variant="quiet" icon="calendar-plus">
            Запросить продление
          </ButtonLink>
        ) : undefined
      }
    >
      <ExtensionList extensions={extensions} timeZone={actor.timeZone} />
      {open && may.askExtension && <WithdrawExtensionForm extensionId={open.id} />}
      {open && may.decideExtension && open.askedById !== actor.userId && (
        <div className="mt-4 rounded border border-line bg-surface p-4 sm:p-5">
          <DecideForm of="extension" rows={[`${open.id}.${open.version}`]} min={today} day={open.requestedDueOn} />
        </div>
      )}
    </Section>
  )
}
