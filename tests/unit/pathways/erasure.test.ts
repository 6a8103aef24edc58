import { describe, expect, it } from 'vitest'
import { decideErasing } from '@/lib/pathways/rules/erasure'

const gone = { enrolled: false, transferOpen: false, leftOn: '2026-10-05', graduatedOn: null }
const graduate = { ...gone, leftOn: null, graduatedOn: '2026-06-25' }

describe('destroying what is known of a child', () => {
  it('is never done while the child learns somewhere or waits for a transfer', () => {
    for (const reason of ['RETENTION', 'DEMAND', 'MISTAKEN'] as const) {
      expect(decideErasing({ ...gone, enrolled: true }, reason, '2027-01-10')).toBe('STILL_ENROLLED')
      expect(decideErasing({ ...gone, transferOpen: true }, reason, '2027-01-10')).toBe('TRANSFER_WAITS')
    }
  })

  it('waits thirty days for the family’s page, unless the family itself asks for it', () => {
    expect(decideErasing(gone, 'RETENTION', '2026-11-04')).toBe('FAMILY_STILL_READS')
    expect(decideErasing(gone, 'RETENTION', '2026-11-05')).toBeNull()
    expect(decideErasing(gone, 'DEMAND', '2026-10-06')).toBeNull()
  })

  it('of a graduate waits for the first of October, when it has been counted where graduates are', () => {
    for (const reason of ['RETENTION', 'DEMAND'] as const) {
      expect(decideErasing(graduate, reason, '2026-10-01')).toBe('OUTCOMES_STILL_OPEN')
      expect(decideErasing(graduate, reason, '2026-10-02')).toBeNull()
    }
  })

  it('of a child who was entered by mistake waits for nothing', () => {
    expect(decideErasing(graduate, 'MISTAKEN', '2026-06-26')).toBeNull()
    expect(decideErasing(gone, 'MISTAKEN', '2026-10-05')).toBeNull()
  })
})
