'use client'

import { useId, useRef, useState } from 'react'
import { FieldMessage } from '@/components/ui/field-message'
import { SelectField } from '@/components/ui/select-field'
import { useField } from '@/components/ui/use-field'

/** Where to cut: the cursor in the text (mouse or arrow keys); before scripts load, the beginning of a sentence from a list. */
export function SplitPoint({ text, starts }: { text: string; starts: number[] }) {
  const [at, setAt] = useState(starts[0] ?? 0)
  const field = useField({ name: 'at', label: '' })
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  // Tab through the text puts the cursor before its first letter: no place to cut, and no reason to forget the sentence chosen.
  const read = () => {
    const cursor = area.current?.selectionStart ?? 0
    if (cursor > 0 && cursor < text.length) setAt(cursor)
  }
  return (
    <>
      <FieldMessage message={field.message} errorId={field.errorId} />
      {starts.length > 0 && (
        <SelectField
          name="sentence"
          label="Второй пункт начинается с предложения"
          options={starts.map((start) => ({ value: String(start), label: `${text.slice(start, start + 60)}…` }))}
          onValueChange={(value) => setAt(Number(value))}
        />
      )}
      <div className="grid gap-1">
        <label htmlFor={id} className="w-fit font-medium">
          {starts.length > 0
            ? 'Или поставьте курсор туда, где начинается второй пункт'
            : 'Поставьте курсор туда, где начинается второй пункт'}
        </label>
        <textarea
          ref={area}
          id={id}
          readOnly
          value={text}
          onSelect={read}
          onKeyUp={read}
          onClick={read}
          className="control field-sizing-content max-h-[50vh]"
        />
      </div>
      <input type="hidden" name="at" value={at} />
      <p aria-live="polite" className="text-sm">
        {at > 0 && at < text.length ? (
          <>
            <span className="text-muted">Первый заканчивается: </span>…{text.slice(Math.max(0, at - 40), at).trim()}{' '}
            <span className="text-muted">Второй начинается: </span>
            {text.slice(at, at + 40).trim()}…
          </>
        ) : (
          'Место пока не выбрано.'
        )}
      </p>
    </>
  )
}
