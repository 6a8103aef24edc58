import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { counted, formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import { variantNames } from '@/lib/plans/messages/curriculum'
import { isCounted } from '@/lib/plans/rules/curriculum'
import { slugOf } from '@/lib/plans/rules/evidence'
import type { InclusionView } from '@/lib/plans/types/curriculum'
import { EvidenceLinks } from './evidence-section'

function Standing({ inclusion }: { inclusion: InclusionView | undefined }) {
  if (!inclusion || (inclusion.rows.length === 0 && inclusion.evidence.length === 0)) {
    return (
      <span className="inline-flex items-center gap-1 text-muted">
        <Icon name="circle" /> не используется
      </span>
    )
  }
  return isCounted(inclusion) ? (
    <span className="inline-flex items-center gap-1 font-medium text-success">
      <Icon name="circle-check" /> засчитан
    </span>
  ) : (
    <span className="inline-flex items-center gap-1 font-medium text-gold">
      <Icon name="circle-alert" />
      {inclusion.rows.length > 0 ? 'нет подтверждения' : 'нет строк'}
    </span>
  )
}

/** The five named variants and «другое», each with its rows and evidence. */
export function CurriculumList({ inclusions, mayEdit }: { inclusions: InclusionView[]; mayEdit: boolean }) {
  return Object.values(CurriculumVariant).map((variant) => {
    const inclusion = inclusions.find((each) => each.variant === variant)
    const href = `/curriculum/${slugOf(variant)}`
    return (
      <Section
        key={variant}
        title={variantNames[variant]}
        action={
          mayEdit && (
            <ButtonLink href={href} size="sm" icon="pencil">
              {inclusion ? 'Изменить' : 'Заполнить'}
              <span className="sr-only">: {variantNames[variant]}</span>
            </ButtonLink>
          )
        }
      >
        <p className="mb-2">
          <Standing inclusion={inclusion} />
        </p>
        {inclusion?.note && <p className="mb-3 max-w-[75ch]">{inclusion.note}</p>}
        {inclusion && inclusion.rows.length > 0 && (
          <DataTable
            caption={`${variantNames[variant]}: классы и часы`}
            rows={inclusion.rows.map((row, position) => ({ ...row, position }))}
            rowKey={(row) => String(row.position)}
            columns={[
              { key: 'subject', header: 'Предмет, курс', priority: 'first', cell: (row) => row.subject },
              { key: 'grade', header: 'Класс', align: 'right', cell: (row) => row.grade },
              {
                key: 'hours',
                header: 'Часов в год',
                align: 'right',
                cell: (row) => formatNumber(row.hours),
                footer: `всего ${formatNumber(inclusion.rows.reduce((sum, row) => sum + row.hours, 0))}`,
              },
            ]}
          />
        )}
        {inclusion && inclusion.evidence.length > 0 && (
          <div className="mt-3">
            <p className="text-muted text-sm">
              {counted(inclusion.evidence.length, 'подтверждение', 'подтверждения', 'подтверждений')}
            </p>
            <EvidenceLinks evidence={inclusion.evidence} />
          </div>
        )}
        {inclusion && inclusion.evidence.length === 0 && mayEdit && (
          <Link href={`${href}#evidence`} className="link">
            Добавить подтверждение<span className="sr-only">: {variantNames[variant]}</span>
          </Link>
        )}
      </Section>
    )
  })
}
