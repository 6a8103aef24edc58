import type { ReactNode } from 'react'
import styles from '@/components/monitoring/matrix.module.css'
import { MatrixKeys } from '@/components/monitoring/matrix-keys'

type MatrixLayoutProps = { children: ReactNode; panel: ReactNode; params: Promise<{ resolutionId: string }> }

/** The matrix and its side panel: opening a square fetches the panel alone. */
export default async function MatrixLayout({ children, panel, params }: MatrixLayoutProps) {
  const { resolutionId } = await params
  return (
    <MatrixKeys base={`/resolutions/${resolutionId}/matrix`} className={styles.withPanel}>
      <div className="min-w-0">{children}</div>
      {panel}
    </MatrixKeys>
  )
}
