'use client'

import { ChoiceGroup, type ChoiceGroupProps } from './choice-group'

/** One of several; native radios, so that arrows, names and posting work everywhere. */
export function RadioGroupField({ defaultValue, ...rest }: ChoiceGroupProps & { defaultValue?: string | null }) {
  return <ChoiceGroup {...rest} type="radio" selected={defaultValue ? [defaultValue] : []} />
}
