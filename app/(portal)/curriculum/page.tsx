import type { Metadata } from 'next'
import { ConfirmCurriculum } from '@/components/registers/confirm-curriculum'
import { CurriculumList } from '@/components/registers/curriculum-list'
import { FiguresTable } from '@/components/registers/figures-table'
import { RegisterScreen } from '@/components/registers/register-screen'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { Person } from '@/components/ui/person'
import { loadCurriculum } from '@/lib/plans/loaders/curriculum'

export const metadata: Metadata = { title: 'Профориентация в учебном плане' }

export default async function CurriculumPage({ searchParams }: PageProps<'/curriculum'>) {
  const query = await searchParams
  const { frame, curriculum, counted, figures, mayEdit, mayConfirm } = await loadCurriculum(query)
  const { confirmedOn, confirmedBy, version } = curriculum?.state ?? {
    confirmedOn: null,
    confirmedBy: null,
    version: 0,
  }
  return (
    <RegisterScreen
      frame={frame}
      title="Профориентация в учебном плане"
      item="4.2"
      done={query.done}
      path="/curriculum"
    >
      {curriculum ? (
        <>
          {confirmedOn ? (
            <Notice tone="success" className="mb-6" title="Реестр подтверждён">
              <p>
                <Day day={confirmedOn} />
                {confirmedBy && (
                  <>
                    , <Person name={confirmedBy} />
                  </>
                )}
              </p>
              {mayEdit && <p>Любое изменение снимает подтверждение.</p>}
            </Notice>
          ) : (
            <Notice
              tone={counted > 0 ? 'info' : 'warning'}
              className="mb-6"
              title={`Засчитано вариантов: ${counted} из 6`}
            >
              <p>
                {counted > 0
                  ? 'Реестр ещё не подтверждён руководителем.'
                  : 'Вариант засчитывается, когда у него есть строки и подтверждение: ссылка или файл.'}
              </p>
            </Notice>
          )}
          <CurriculumList inclusions={curriculum.inclusions} mayEdit={mayEdit} />
          {mayConfirm && !confirmedOn && counted > 0 && <ConfirmCurriculum version={version} />}
        </>
      ) : (
        <FiguresTable frame={frame} figures={figures} />
      )}
    </RegisterScreen>
  )
}
