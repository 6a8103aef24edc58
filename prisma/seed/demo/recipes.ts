import type { Recipe } from './build-assignments'

/** Which state each organisation's assignment of an item shows; organisations not named take the last one. */
const BY_ITEM: Record<string, Recipe[]> = {
  '1': ['acknowledged'],
  '2.1': ['drafted'],
  '2.2': ['new'],
  '3.1': ['drafted'],
  '3.2': ['acknowledged'],
  '3.3': ['new'],
  '4.1': [
    'accepted',
    'acceptedExtended',
    'accepted',
    'submitted',
    'acknowledged',
    'acceptedLate',
    'reviewing',
    'extended',
    'drafted',
  ],
  '4.2': [
    'drafted',
    'submitted',
    'returned',
    'accepted',
    'acknowledged',
    'extensionAsked',
    'drafted',
    'new',
    'notApplicable',
  ],
  '4.4': ['drafted', 'acknowledged', 'new', 'new', 'accepted', 'new', 'acknowledged', 'new', 'notApplicable'],
  '5.1': [
    'accepted',
    'accepted',
    'reopened',
    'accepted',
    'acceptedExtended',
    'drafted',
    'accepted',
    'extensionAsked',
    'accepted',
  ],
  '5.2': ['drafted', 'acknowledged', 'submitted', 'new', 'accepted', 'acknowledged', 'drafted', 'new', 'new'],
  '6.1': ['extensionAsked', 'submitted', 'reworked'],
}

const FIRST_QUARTER: Recipe[] = [
  'accepted',
  'accepted',
  'acceptedLate',
  'accepted',
  'submitted',
  'accepted',
  'drafted',
  'accepted',
  'accepted',
]
const SECOND_QUARTER: Recipe[] = ['acknowledged', 'new', 'new', 'drafted', 'new', 'acknowledged', 'new', 'new', 'new']

/** The recipe of an item for the `index`-th organisation of the item; `first` = the oldest period of a periodic item. */
export function recipeFor(number: string, index: number, first: boolean): Recipe {
  const list = number === '4.3' ? (first ? FIRST_QUARTER : SECOND_QUARTER) : (BY_ITEM[number] ?? ['new'])
  return list[Math.min(index, list.length - 1)] ?? 'new'
}
