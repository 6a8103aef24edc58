import type { Metadata } from 'next'
import { StepScreen } from '@/components/pathways/step-screen'
import { loadStep } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Новый шаг маршрута' }

export default async function NewStepPage({ params }: PageProps<'/pathways/[pathwayId]/steps/new'>) {
  const { pathwayId } = await params
  return <StepScreen view={await loadStep(pathwayId, null)} />
}
