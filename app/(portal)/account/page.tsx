import type { Metadata } from 'next'
import { CalendarFeed } from '@/components/people/calendar-feed'
import { MailAddress } from '@/components/people/mail-address'
import { Moment } from '@/components/people/moment'
import { OfferList } from '@/components/people/offer-list'
import { SessionList } from '@/components/people/session-list'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { formatDay, personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { PostForm } from '@/components/ui/post-form'
import { said } from '@/components/ui/said'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { localDay } from '@/lib/kernel/calendar'
import { switchGrantAction } from '@/lib/people/actions'
import { loadAccount } from '@/lib/people/loaders'
import { roleNames } from '@/lib/people/messages'

export const metadata: Metadata = { title: 'Моя учётная запись' }

const DONE: Record<string, string> = {
  password: 'Пароль изменён. Сеансы на других компьютерах завершены.',
  session: 'Сеанс завершён.',
  accepted: 'Роль принята: на неё можно перейти ниже.',
  declined: 'Вы отказались от роли.',
  mailCode: 'Код отправлен. Введите его ниже.',
  mailOn: 'Адрес подтверждён: письма будут приходить на него.',
  mailOff: 'Письма выключены, адрес забыт.',
  feedStopped: 'Календарь выключен: его адрес больше не отвечает.',
}

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const { actor, sessions, offers, feed, mail } = await loadAccount()
  const done = said(DONE, (await searchParams).done)
  const current = sessions.find((session) => session.current)
  return (
    <>
      <PageHeader
        title="Моя учётная запись"
        action={
          <ButtonLink href="/account/password" icon="key-round">
            Сменить пароль
          </ButtonLink>
        }
      />
      <div role="status">
        {done && (
          <Notice tone="success" className="mb-6">
            {done}
          </Notice>
        )}
      </div>
      <div className="max-w-3xl">
        <Section title="Данные">
          <SummaryList
            rows={[
              { label: 'Фамилия, имя, отчество', value: personFullName(actor) },
              { label: 'Логин', value: actor.login },
              { label: 'Муниципалитет', value: actor.municipalityName },
              ...(current
                ? [{ label: 'Вход', value: <Moment at={current.createdAt} timeZone={actor.timeZone} /> }]
                : []),
            ]}
          />
          <p className="mt-2 text-muted text-sm">Ошибку в имени исправит тот, кто выдал вам учётную запись.</p>
        </Section>
        {offers.length > 0 && (
          <Section
            title="Вам предложены роли"
            hint="Роль начнёт действовать, когда вы её примете. Пароль и остальные роли не изменятся: руководителю другой организации они не видны."
          >
            <OfferList offers={offers} />
          </Section>
        )}
        <Section title="Роли" hint="Портал показывает то, что относится к роли, под которой вы работаете.">
          <ul className="border-line border-t">
            {actor.grants.map((grant) => (
              <li
                key={grant.id}
                className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-2.5"
              >
                <div>
                  <p className="font-medium">{roleNames[grant.role]}</p>
                  <p className="text-muted text-sm">{grant.organizationName}</p>
                </div>
                {grant.id === actor.grantId ? (
                  <span className="text-muted text-sm">вы работаете под этой ролью</span>
                ) : (
                  <PostForm action={switchGrantAction} values={{ grantId: grant.id }}>
                    <Button type="submit" size="sm">
                      Перейти к этой роли
                    </Button>
                  </PostForm>
                )}
              </li>
            ))}
          </ul>
        </Section>
        {mail && (
          <Section
            id="mail"
            title="Письма"
            hint="Портал напишет, когда вам ответят или что-то от вас ждут. Имён детей и подробностей в письмах нет: они остаются в портале."
          >
            <MailAddress key={`${mail.address} ${mail.confirmed}`} {...mail} />
          </Section>
        )}
        {feed && (
          <Section
            id="calendar-feed"
            title="Календарь в телефоне"
            hint="Ваши дни из плана и сроки поручений в календаре телефона или почты. Адрес секретный: кто его знает, видит эти дни без пароля. Имён детей в нём нет."
          >
            <CalendarFeed madeText={feed.madeAt && formatDay(localDay(feed.madeAt, actor.timeZone))} />
          </Section>
        )}
        <Section
          title="Открытые сеансы"
          hint="Сеанс завершается сам после 30 минут без действий. Если вы забыли выйти на чужом компьютере, завершите тот сеанс здесь."
        >
          <SessionList sessions={sessions} timeZone={actor.timeZone} />
        </Section>
      </div>
    </>
  )
}
