import type { Metadata } from 'next'
import { PasswordForm } from '@/components/people/password-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PostForm } from '@/components/ui/post-form'
import { signOutAction } from '@/lib/people/actions'
import { loadPasswordPage } from '@/lib/people/loaders'

export const metadata: Metadata = { title: 'Смена пароля' }

/** Outside the portal's shell: while a made password waits to be changed, nothing of the shell can be reached. */
export default async function PasswordPage() {
  const { forced, login } = await loadPasswordPage()
  return (
    <div className="mx-auto max-w-md space-y-6">
      {!forced && <Breadcrumbs crumbs={[{ label: 'Моя учётная запись', href: '/account' }]} />}
      <h1 className="text-2xl sm:text-3xl">Смена пароля</h1>
      {forced && (
        <Notice title="Придумайте свой пароль">
          Временный пароль знает тот, кто его выдал. Замените его, и откроется портал.
        </Notice>
      )}
      <PasswordForm login={login} forced={forced} />
      {forced ? (
        <PostForm action={signOutAction}>
          <Button type="submit" variant="quiet" icon="log-out">
            Выйти, не меняя пароль
          </Button>
        </PostForm>
      ) : (
        <p className="text-muted text-sm">
          После смены пароля ваши сеансы на других компьютерах завершатся, этот останется открытым.
        </p>
      )}
    </div>
  )
}
