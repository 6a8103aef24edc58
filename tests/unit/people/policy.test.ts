import { describe, expect, it } from 'vitest'
import { Role } from '@/lib/kernel/prisma/enums'
import { canGiveRole, canManageAccount, GIVABLE, isRoleForPlace, MANAGEABLE } from '@/lib/people/policy'

const roles = Object.values(Role)
const OWN = 'own-organisation'
const FOREIGN = 'foreign-organisation'
const actor = (role: Role) => ({ userId: 'actor', role, organizationId: OWN })

/** Who gives what: [own organisation, foreign organisation]. Every cell of role × role × place is tried below. */
const expected: Partial<Record<Role, { own: Role[]; foreign: Role[] }>> = {
  DEPARTMENT_HEAD: {
    own: ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'RESOURCE_CENTRE', 'ORG_HEAD', 'ADMIN'],
    foreign: ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'RESOURCE_CENTRE', 'ORG_HEAD', 'ADMIN'],
  },
  ORG_HEAD: { own: ['ORG_DEPUTY', 'TEACHER', 'PSYCHOLOGIST'], foreign: [] },
  ORG_DEPUTY: { own: ['TEACHER', 'PSYCHOLOGIST'], foreign: [] },
}

describe('giving and taking back roles', () => {
  for (const giver of roles) {
    for (const role of roles) {
      for (const [place, organizationId] of [
        ['own', OWN],
        ['foreign', FOREIGN],
      ] as const) {
        const allowed = expected[giver]?.[place].includes(role) ?? false
        it(`${giver} ${allowed ? 'gives' : 'may not give'} ${role} in the ${place} organisation`, () => {
          expect(canGiveRole(actor(giver), { role, organizationId })).toBe(allowed)
        })
      }
    }
  }

  it('a deputy makes neither heads nor deputies', () => {
    expect(GIVABLE.ORG_DEPUTY).not.toContain('ORG_HEAD')
    expect(GIVABLE.ORG_DEPUTY).not.toContain('ORG_DEPUTY')
  })

  it('the technical admin gives no role, not even to a second account', () => {
    expect(roles.filter((role) => canGiveRole(actor('ADMIN'), { role, organizationId: OWN }))).toEqual([])
  })

  it('nobody makes parents from the list of people', () => {
    expect(roles.filter((role) => GIVABLE[role].includes('PARENT'))).toEqual([])
  })
})

describe('looking after accounts', () => {
  for (const manager of roles) {
    for (const role of roles) {
      const own = canManageAccount(actor(manager), { id: 'x', grants: [{ role, organizationId: OWN }] })
      const foreign = canManageAccount(actor(manager), { id: 'x', grants: [{ role, organizationId: FOREIGN }] })
      it(`${manager} and the account of ${role}: own ${own}, foreign ${foreign}`, () => {
        const everywhere = manager === 'DEPARTMENT_HEAD' || manager === 'ADMIN'
        expect(own).toBe(MANAGEABLE[manager].includes(role))
        expect(foreign).toBe(everywhere && MANAGEABLE[manager].includes(role))
      })
    }
  }

  it('nobody manages the own account, whatever the role', () => {
    for (const role of roles) {
      const person = { id: 'actor', grants: [{ role: 'TEACHER' as const, organizationId: OWN }] }
      expect(canManageAccount(actor(role), person)).toBe(false)
    }
  })

  it('a head does not manage a teacher whom another school employs as well', () => {
    const grants = [
      { role: 'TEACHER' as const, organizationId: OWN },
      { role: 'TEACHER' as const, organizationId: FOREIGN },
    ]
    expect(canManageAccount(actor('ORG_HEAD'), { id: 'x', grants })).toBe(false)
    expect(canManageAccount(actor('DEPARTMENT_HEAD'), { id: 'x', grants })).toBe(true)
  })

  it('the admin does not reach the issuing side nor other admins', () => {
    for (const role of ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'ADMIN'] as const) {
      expect(canManageAccount(actor('ADMIN'), { id: 'x', grants: [{ role, organizationId: OWN }] })).toBe(false)
    }
  })

  it('an account that never had a role belongs to nobody', () => {
    expect(canManageAccount(actor('DEPARTMENT_HEAD'), { id: 'x', grants: [] })).toBe(false)
  })

  it('a role stands only in an organisation of its kind', () => {
    expect(isRoleForPlace('DEPARTMENT_HEAD', 'SCHOOL')).toBe(false)
    expect(isRoleForPlace('ORG_HEAD', 'DEPARTMENT')).toBe(false)
    expect(isRoleForPlace('TEACHER', 'KINDERGARTEN')).toBe(true)
    expect(roles.some((role) => isRoleForPlace(role, 'EXTERNAL'))).toBe(false)
  })
})
