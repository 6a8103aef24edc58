'use client'

import { useState } from 'react'
import { Field } from './field'
import { formatSize } from './format'
import { type FieldProps, useField } from './use-field'

type FileFieldProps = FieldProps & {
  /** As in HTML: «.pdf,.docx,image/*». */
  accept?: string
  multiple?: boolean
  /** Bytes a file may weigh; told before it is sent over a slow line, decided by the server. */
  maxSize?: number
}

/** Files; the native input, since dropping a file on it works too. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, optional, labelHidden, className, accept, multiple, maxSize } = props
  const [heavy, setHeavy] = useState<string>()
  const field = useField({ ...props, error: props.error ?? heavy })
  return (
    <Field {...field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <input
        {...field.aria}
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = Array.from(event.target.files ?? [])
          const tooHeavy = maxSize === undefined ? undefined : files.find((file) => file.size > maxSize)
          setHeavy(
            tooHeavy && maxSize !== undefined
              ? `«${tooHeavy.name}» весит ${formatSize(tooHeavy.size)}, можно до ${formatSize(maxSize)}. Выберите другой файл.`
              : undefined,
          )
        }}
        className="block w-full rounded border border-control border-dashed bg-surface p-2 text-sm file:mr-3 file:min-h-9 file:cursor-pointer file:rounded file:border file:border-control file:border-solid file:bg-sunken file:px-3 file:font-medium file:text-ink hover:border-ink hover:file:border-ink"
      />
    </Field>
  )
}
