import type { Metadata } from 'next'
import { StepScreen } from '@/components/pathways/step-screen'
import { loadStep } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Шаг маршрута' }

export default async function StepPage({ params }: PageProps<'/pathways/[pathwayId]/steps/[stepId]'>) {
  const { pathwayId, stepId } = await params
  return <StepScreen view={await loadStep(pathwayId, stepId)} />
}
