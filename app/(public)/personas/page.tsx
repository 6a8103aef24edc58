import type { Metadata } from 'next'
import { PersonaList } from '@/components/people/persona-list'
import { PageHeader } from '@/components/ui/page-header'
import { loadPersonas } from '@/lib/people/loaders'

export const metadata: Metadata = { title: 'Кем войти' }

export default async function PersonasPage() {
  const byRole = await loadPersonas()
  return (
    <>
      <PageHeader
        title="Кем войти"
        breadcrumbs={[{ label: 'Вход', href: '/sign-in' }]}
        subtitle="Люди демонстрационного муниципалитета вымышлены. Выберите роль: портал покажет то, что видит такой человек."
      />
      <PersonaList byRole={byRole} />
    </>
  )
}
