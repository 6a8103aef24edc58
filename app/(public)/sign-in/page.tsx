import type { Metadata } from 'next'
import { SignInForm } from '@/components/people/sign-in-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { loadSignIn } from '@/lib/people/loaders'

export const metadata: Metadata = { title: 'Вход' }

export default async function SignInPage() {
  const { personas } = await loadSignIn()
  return (
    <div className="mx-auto max-w-md space-y-6">
      <h1 className="text-2xl sm:text-3xl">Вход в портал</h1>
      {personas && (
        <Notice
          title="Это демонстрационный портал"
          actions={
            <Link href="/personas" className="link">
              Выбрать, кем войти
            </Link>
          }
        >
          Люди и организации в нём вымышлены. Войти можно одним нажатием, без пароля.
        </Notice>
      )}
      <SignInForm />
      <p>
        Вам дали талон с кодом?{' '}
        <Link href="/slip" className="link">
          Открыть маршрут по талону
        </Link>
      </p>
      <p className="text-muted text-sm">
        Логин и пароль выдаёт руководитель вашей организации, а руководителям — Управление образования. Там же выдадут
        новый пароль, если вы его забыли.
      </p>
    </div>
  )
}
