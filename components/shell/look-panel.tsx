'use client'

import { startTransition, useState } from 'react'
import { type Look, type LookPart, lookAttributes, lookFrom } from '@/lib/kernel/look'
import { keepLookAction } from '@/lib/people/actions'
import { Button } from '../ui/button'
import { cx } from '../ui/cx'

type Group = { part: LookPart; label: string; usual: string; choices: [string, string][] }

const GROUPS: Group[] = [
  {
    part: 'textSize',
    label: 'Размер букв',
    usual: 'обычный',
    choices: [
      ['125', '125 %'],
      ['150', '150 %'],
      ['200', '200 %'],
    ],
  },
  {
    part: 'colors',
    label: 'Цвета',
    usual: 'как в системе',
    choices: [
      ['light', 'светлые'],
      ['dark', 'тёмные'],
      ['black-on-white', 'чёрным по белому'],
      ['white-on-black', 'белым по чёрному'],
      ['blue', 'синим по голубому'],
      ['brown', 'коричневым по бежевому'],
    ],
  },
  { part: 'typeface', label: 'Шрифт', usual: 'без засечек', choices: [['serif', 'с засечками']] },
  {
    part: 'spacing',
    label: 'Между буквами',
    usual: 'обычно',
    choices: [
      ['wide', 'шире'],
      ['widest', 'ещё шире'],
    ],
  },
  {
    part: 'leading',
    label: 'Между строками',
    usual: 'обычно',
    choices: [
      ['wide', 'шире'],
      ['widest', 'ещё шире'],
    ],
  },
  { part: 'images', label: 'Картинки', usual: 'показывать', choices: [['off', 'убрать']] },
  { part: 'speech', label: 'Чтение вслух', usual: 'выключено', choices: [['on', 'включить']] },
]

/** What each scheme looks like, shown on its own choice: the words alone do not tell which blue. */
const SAMPLES: Record<string, string> = {
  'black-on-white': 'bg-[#fff] text-[#000]',
  'white-on-black': 'bg-[#000] text-[#fff]',
  blue: 'bg-[#9dd1ff] text-[#0a2d5c]',
  brown: 'bg-[#f7f0d6] text-[#4a3014]',
}

function show(look: Look): void {
  for (const [name, value] of Object.entries(lookAttributes(look))) {
    if (value) document.documentElement.setAttribute(name, value)
    else document.documentElement.removeAttribute(name)
  }
}

/**
 * «Версия для слабовидящих»: each choice is seen at once and kept in the cookie and with the account. Without scripts the same form
 * is sent by its button.
 */
export function LookPanel({ look: first }: { look: Look }) {
  const [look, setLook] = useState(first)
  const [told, setTold] = useState('')

  function keep(next: Look): void {
    setLook(next)
    show(next)
    const form = new FormData()
    for (const [part, choice] of Object.entries(next)) form.set(part, choice)
    startTransition(async () => {
      const outcome = await keepLookAction(null, form).catch(() => null)
      setTold(outcome?.ok ? 'Сохранено.' : 'Нет связи с сервером: вид изменён только на этой странице.')
    })
  }

  const post = keepLookAction.bind(null, null) as unknown as (form: FormData) => Promise<void>
  return (
    <form action={post} className="space-y-4" aria-label="Вид портала">
      {GROUPS.map(({ part, label, usual, choices }) => (
        <fieldset key={part}>
          <legend className="mb-1.5 font-semibold">{label}</legend>
          <div className="flex flex-wrap gap-1.5">
            {[['', usual] as const, ...choices].map(([value, words]) => (
              <label
                key={value}
                className={cx(
                  'inline-flex min-h-10 cursor-pointer items-center gap-2 rounded border border-control px-3 py-1 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)] pointer-coarse:min-h-11',
                  SAMPLES[value] ?? 'bg-surface',
                )}
              >
                <input
                  type="radio"
                  name={part}
                  value={value}
                  checked={(look[part] ?? '') === value}
                  onChange={() => keep(lookFrom((one) => (one === part ? value : look[one])))}
                  className="size-4 shrink-0 accent-current"
                />
                {words}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          name="usual"
          value="yes"
          icon="rotate-ccw"
          onClick={(event) => {
            event.preventDefault()
            keep({})
          }}
        >
          Обычная версия
        </Button>
        <noscript>
          <Button type="submit" variant="primary">
            Применить
          </Button>
        </noscript>
        <p role="status" className="text-muted text-sm">
          {told}
        </p>
      </div>
    </form>
  )
}
