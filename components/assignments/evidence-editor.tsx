import { Disclosure } from '@/components/ui/disclosure'
import { Icon } from '@/components/ui/icon'
import type { EvidenceView } from '@/lib/resolutions/queries/reports'
import { isRequirementMet } from '@/lib/resolutions/rules/evidence'
import type { EvidenceRequirement } from '@/lib/resolutions/types'
import { EvidenceList } from './evidence-list'
import { EvidenceUpload } from './evidence-upload'
import { LinkForm } from './link-form'
import { RemoveEvidenceForm } from './remove-evidence-form'

type EvidenceEditorProps = {
  assignmentId: string
  evidence: readonly EvidenceView[]
  requirements: readonly EvidenceRequirement[]
  /** The portal's own records are the evidence: nothing has to be added. */
  covered?: boolean
  /** A fresh key for each plain form. */
  newKey: () => string
}

const KINDS = { FILE: 'файл', LINK: 'ссылка', ANY: 'файл или ссылка' } as const

function Adding(props: { requirement: EvidenceRequirement | null; assignmentId: string; newKey: () => string }) {
  const { requirement, assignmentId, newKey } = props
  const kind = requirement?.kind ?? 'ANY'
  const key = requirement?.key ?? null
  return (
    <div className="space-y-5 py-1">
      {kind !== 'LINK' && (
        <EvidenceUpload
          assignmentId={assignmentId}
          requirementKey={key}
          requestKey={newKey()}
          label="Файлы"
          about={requirement?.title ?? 'другое подтверждение'}
        />
      )}
      {kind !== 'FILE' && (
        <LinkForm assignmentId={assignmentId} requirementKey={key} requestKey={newKey()} title={requirement?.title} />
      )}
    </div>
  )
}

/** What the item asks to be shown, ticked off, each with its pieces and a way to add one; then anything else. */
export function EvidenceEditor({ assignmentId, evidence, requirements, covered, newKey }: EvidenceEditorProps) {
  const remove = (piece: EvidenceView) => <RemoveEvidenceForm evidenceId={piece.id} title={piece.title} />
  const known = new Set(requirements.map(({ key }) => key))
  const others = evidence.filter(({ requirementKey }) => requirementKey === null || !known.has(requirementKey))
  return (
    <ul className="border-line border-t">
      {requirements.map((requirement) => {
        const met = isRequirementMet(requirement, evidence)
        const asked = requirement.required && !covered
        const pieces = evidence.filter(({ requirementKey }) => requirementKey === requirement.key)
        return (
          <li
            key={requirement.key}
            id={`evidence-${requirement.key}`}
            // A link of the error summary leads here: focus goes with it.
            tabIndex={-1}
            className="scroll-mt-20 space-y-2 border-line border-b py-3"
          >
            <p className="flex items-start gap-2">
              <Icon
                name={met ? 'circle-check' : 'circle'}
                className={met ? 'mt-0.5 size-5 text-success' : 'mt-0.5 size-5 text-muted'}
              />
              <span className="min-w-0">
                <span className="font-medium">{requirement.title}</span>
                <span className="text-muted">
                  {' '}
                  — {KINDS[requirement.kind]}, {asked ? 'обязательно' : 'необязательно'}
                  {met ? '; приложено' : ''}
                </span>
              </span>
            </p>
            {pieces.length > 0 && <EvidenceList evidence={pieces} remove={remove} />}
            <Disclosure summary={met ? 'Добавить ещё' : 'Приложить'} open={!met && asked}>
              <Adding requirement={requirement} assignmentId={assignmentId} newKey={newKey} />
            </Disclosure>
          </li>
        )
      })}
      <li id="evidence-other" tabIndex={-1} className="space-y-2 border-line border-b py-3">
        <p className="font-medium">{requirements.length > 0 ? 'Другие подтверждения' : 'Подтверждения'}</p>
        {others.length > 0 && <EvidenceList evidence={others} remove={remove} />}
        <Disclosure summary="Приложить файл или ссылку" open={requirements.length === 0 && others.length === 0}>
          <Adding requirement={null} assignmentId={assignmentId} newKey={newKey} />
        </Disclosure>
      </li>
    </ul>
  )
}
