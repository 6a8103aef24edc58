'use client'

import { ChoiceGroup, type ChoiceGroupProps } from './choice-group'

/** Any of several; posted as a list, so its name gets «[]». */
export function CheckboxGroupField({ defaultValues = [], ...rest }: ChoiceGroupProps & { defaultValues?: string[] }) {
  const name = rest.name.endsWith('[]') ? rest.name : `${rest.name}[]`
  return <ChoiceGroup {...rest} name={name} type="checkbox" selected={defaultValues} />
}
