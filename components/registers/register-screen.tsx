import type { ReactNode } from 'react'
import { DoneNotice } from '@/components/students/done-notice'
import { YearSwitch } from '@/components/students/year-switch'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { RegisterFrame } from '@/lib/plans/loaders/registers'
import { NO_YEAR, REGISTER_DONE, registerNames } from '@/lib/plans/messages/registers'
import { RegisterTabs } from './register-tabs'

type Props = {
  frame: RegisterFrame
  title: string
  item: string
  action?: ReactNode
  done: unknown
  /** The path that the years' addresses begin with. */
  path: string
  children: ReactNode
}

/** What all registers have above their rows: title, tabs, years, whose register it is. */
export function RegisterScreen({ frame, title, item, action, done, path, children }: Props) {
  const { year, years, organization, fromAbove, tabs, kind } = frame
  const filter = fromAbove && organization ? `organization=${organization.id}&` : ''
  const subtitle = [year && `учебный год ${year.code}`, fromAbove && organization?.shortName]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={`Пункт ${item} решения коллегии`}
        subtitle={subtitle || undefined}
        breadcrumbs={fromAbove && organization ? [{ label: registerNames[kind], href: `/${kind}` }] : undefined}
        action={
          <>
            {fromAbove && organization && (
              <ButtonLink href={`/${kind}${year ? `?year=${year.id}` : ''}`} variant="quiet">
                Все организации
              </ButtonLink>
            )}
            {action}
          </>
        }
      />
      <RegisterTabs tabs={tabs} here={kind} />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <YearSwitch years={years} shownId={year?.id ?? null} hrefOf={(id) => `${path}?${filter}year=${id}`} />
      {!year ? (
        <EmptyState icon="calendar" title="Учебный год не открыт">
          {NO_YEAR}
        </EmptyState>
      ) : !fromAbove && !organization ? (
        <EmptyState icon="school" title="Ваша организация этого реестра не ведёт">
          {kind === 'programmes'
            ? 'Реестр дополнительных программ ведут учреждения дополнительного образования.'
            : 'Этот реестр ведут школы.'}
        </EmptyState>
      ) : (
        children
      )}
    </>
  )
}
