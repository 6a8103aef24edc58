import { professionTypeNames } from '@/lib/pathways/messages'
import { typeOfProfession } from '@/lib/pathways/rules/professions'

/** Professions wished for, those of the classification with their type. */
export function ProfessionList({ titles }: { titles: string[] }) {
  return (
    <ul>
      {titles.map((title) => {
        const type = typeOfProfession(title)
        return (
          <li key={title}>
            {title}
            {type && <span className="text-muted text-sm"> · {professionTypeNames[type]}</span>}
          </li>
        )
      })}
    </ul>
  )
}
