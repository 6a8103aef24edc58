import { ChildrenList } from '@/components/family/children-list'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { FamilyHomeView } from '@/lib/pathways/loaders/family'
import { FamilyPage } from './family-page'

/** Home of a parent or a pupil: the only child's page at once, several to choose from. */
export function FamilyHome({ view, welcome }: { view: FamilyHomeView; welcome: boolean }) {
  const { actor, children, only } = view
  const pupil = actor.role === 'STUDENT'
  const greeting = welcome && (
    <Notice tone="success" title={pupil ? 'Вход открыт' : 'Доступ открыт'} className="mb-6">
      {pupil ? 'Твой логин' : 'Ваш логин'}: <strong className="font-semibold">{actor.login}</strong>.{' '}
      {pupil ? 'Запиши его вместе с паролем.' : 'Запишите его вместе с паролем: по ним вы войдёте в следующий раз.'}
    </Notice>
  )
  if (only) {
    return (
      <>
        <FamilyPage view={only} notice={greeting || undefined} />
        {!pupil && <SecondChild />}
      </>
    )
  }
  return (
    <div className="max-w-2xl">
      <PageHeader title={children.length === 0 ? 'Маршрут ребёнка' : 'Ваши дети'} eyebrow={actor.municipalityName} />
      {greeting}
      {children.length === 0 ? (
        <EmptyState
          icon="route"
          title="Здесь пока нет детей"
          action={
            <ButtonLink href="/slip" variant="primary">
              Ввести код с талона
            </ButtonLink>
          }
        >
          Доступ открывает талон: его даёт классный руководитель или воспитатель. Если ребёнок пропал со страницы,
          доступ закрыли или приостановили: спросите в школе или детском саду.
        </EmptyState>
      ) : (
        <>
          <ChildrenList rows={children} />
          <SecondChild />
        </>
      )}
    </div>
  )
}

function SecondChild() {
  return (
    <p className="mt-6 print:hidden">
      <ButtonLink href="/slip" icon="plus">
        Добавить ребёнка по талону
      </ButtonLink>
    </p>
  )
}
