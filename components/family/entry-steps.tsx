const STEPS = ['Код', 'Ребёнок', 'Вход'] as const

/** Which of the three steps of the entry one is at. */
export function EntrySteps({ at }: { at: 1 | 2 | 3 }) {
  return (
    <p className="text-muted text-sm">
      Шаг {at} из {STEPS.length}: {STEPS[at - 1]?.toLowerCase()}
    </p>
  )
}
