import { randomUUID } from 'node:crypto'
import { db } from '@/lib/kernel/db'

type Place = {
  municipalityId: string
  organizationId: string
  userId: string
  studentId: string
  pathwayId: string
}

/** A parent linked to the pupil, an open slip, a question of the parent about the route. */
export async function plantFamily({ municipalityId, organizationId, userId, studentId, pathwayId }: Place) {
  const now = new Date()
  const parent = await db().user.create({
    data: {
      ...{ municipalityId, login: randomUUID(), passwordHash: '-', lastName: 'Чужова', firstName: 'Мария' },
      mustChangePassword: false,
    },
  })
  const link = await db().guardianLink.create({
    data: {
      ...{ municipalityId, studentId, userId: parent.id, kinship: 'MOTHER', standsFor: `${studentId} ${parent.id}` },
      ...{ createdAt: now, verifiedById: userId },
    },
  })
  const slip = await db().accessSlip.create({
    data: {
      ...{ municipalityId, organizationId, studentId, kind: 'GUARDIAN', issuedAt: now, issuedById: userId },
      ...{ selector: randomUUID().slice(0, 8), codeHash: '00', requestKey: randomUUID() },
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  })
  const note = await db().familyNote.create({
    data: {
      ...{ municipalityId, studentId, pathwayId, kind: 'QUESTION', text: 'Чужой вопрос', authorId: parent.id },
      ...{ at: now, waits: true, requestKey: randomUUID() },
    },
  })
  return { linkId: link.id, slipId: slip.id, noteId: note.id }
}
