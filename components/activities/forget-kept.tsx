'use client'

import { useEffect } from 'react'
import { dropAcknowledged } from './kept-entry'

/** On the page of a record: the portal has it, so this browser need not keep its form. */
export function ForgetKept({ userId, requestKey }: { userId: string; requestKey: string }) {
  useEffect(() => dropAcknowledged(userId, requestKey), [userId, requestKey])
  return null
}
