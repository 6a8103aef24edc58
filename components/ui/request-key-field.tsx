'use client'

import { useContext, useState } from 'react'
import { FormContext } from './form-context'
import { freshKey } from './fresh-key'

type RequestKeyFieldProps = {
  /** Made by the server with the page (`randomUUID()`), so that it is there without scripts. */
  value: string
  name?: string
}

/** Names one intention: sent twice (a double click, a lost answer), it is done once. Renewed after each success. */
export function RequestKeyField({ value, name = 'requestKey' }: RequestKeyFieldProps) {
  const successes = useContext(FormContext)?.successes ?? 0
  const [key, setKey] = useState({ value, successes })
  // The page may be rendered anew while a lost answer is being asked for again: only a success ends the intention.
  if (key.successes !== successes) setKey({ value: freshKey(), successes })
  return <input type="hidden" name={name} value={key.value} />
}
