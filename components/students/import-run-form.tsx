'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { counted } from '@/components/ui/format'
import { importTableAction } from '@/lib/students/actions/import'
import type { ImportFigures } from '@/lib/students/types/import'
import { ImportProgress } from './import-progress'

type ImportRunFormProps = { draftId: string; mark: string; figures: ImportFigures }

/** Rule 25: what would change where a child belongs is an own choice, off by default. */
export function ImportRunForm({ draftId, mark, figures }: ImportRunFormProps) {
  const { rows, move, again, separate } = figures
  const pupils = (n: number) => counted(n, 'ученика', 'учеников', 'учеников')
  return (
    <ActionForm action={importTableAction} aria-label="Загрузка" submitLabel="Загрузить" pendingLabel="Загружаем…">
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="mark" value={mark} />
      {move > 0 && (
        <CheckboxField
          name="move"
          label={`Перевести ${pupils(move)} в класс из таблицы`}
          hint="Сейчас они в другом классе. Без отметки останутся в нём; с отметкой перейдут с сегодняшнего дня."
        />
      )}
      {again > 0 && (
        <CheckboxField
          name="again"
          label={`Зачислить снова ${pupils(again)}`}
          hint="Они учились у вас и выбыли. Без отметки их строки не загружаются."
        />
      )}
      {separate > 0 && (
        <CheckboxField
          name="separate"
          label={`Завести отдельно ${pupils(separate)}`}
          hint="Дети с теми же именем и датой рождения числятся в другой организации. Если они перешли к вам, попросите её оформить перевод; отметьте, только если это другие дети."
        />
      )}
      <ImportProgress draftId={draftId} total={rows} />
    </ActionForm>
  )
}
