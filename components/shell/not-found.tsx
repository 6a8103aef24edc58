import { ButtonLink } from '@/components/ui/button-link'

/** The words of an address that leads nowhere, or nowhere for this person: the two are told alike. */
export function NotFoundWords() {
  return (
    <div className="max-w-2xl space-y-4">
      <p className="text-muted">Код 404</p>
      <h1 className="text-2xl sm:text-3xl">Страница не найдена</h1>
      <p>Возможно, адрес набран с ошибкой, запись удалена или у вашей роли нет к ней доступа.</p>
      <p>Проверьте адрес или начните с главной: там всё, что доступно вам.</p>
      <ButtonLink href="/" variant="primary">
        На главную
      </ButtonLink>
    </div>
  )
}
