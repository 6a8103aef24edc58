import { randomUUID } from 'node:crypto'
import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'

type Place = {
  municipalityId: string
  organizationId: string
  userId: string
  studentId: string
  classId: string
  pathwayId: string
}

/** A parent linked to the pupil, an open slip, a question of the parent about the route. */
export async function plantFamily({ municipalityId, organizationId, userId, studentId, classId, pathwayId }: Place) {
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
  const heldOn = dayToDate(addDays(localDay(now, 'Asia/Irkutsk'), 20))
  const ask = await db().consentAsk.create({
    data: {
      ...{ municipalityId, organizationId, classGroupId: classId, purpose: 'EVENT', title: 'Чужая поездка', heldOn },
      ...{ place: 'Чужой завод', answerBy: heldOn, askedAt: now, askedById: userId, requestKey: randomUUID() },
    },
  })
  const answer = await db().consent.create({
    data: {
      ...{ municipalityId, organizationId, studentId, purpose: 'EVENT', state: 'REQUESTED', askId: ask.id },
      ...{ standsFor: `${studentId} ${ask.id}`, recordedAt: now, recordedById: userId },
    },
  })
  const sitting = await db().diagnosticSitting.create({
    data: {
      ...{
        municipalityId,
        organizationId,
        classGroupId: classId,
        methodCode: 'interests',
        heldOn: dayToDate(localDay(now, 'Asia/Irkutsk')),
      },
      ...{ createdAt: now, createdById: userId, requestKey: randomUUID() },
      sheets: { create: { studentId, selector: randomUUID().slice(0, 8), codeHash: '00', answers: [] } },
    },
  })
  const result = await db().diagnosticResult.create({
    data: {
      ...{ municipalityId, organizationId, studentId, methodCode: 'interests', source: 'ENTERED', createdAt: now },
      ...{
        takenOn: dayToDate(localDay(now, 'Asia/Irkutsk')),
        summary: 'Чужой вывод',
        standsFor: `${studentId} planted`,
      },
      scales: { NATURE: 3, TECHNIQUE: 4, HUMAN: 5, SIGN: 2, IMAGE: 6 },
    },
  })
  return {
    sittingId: sitting.id,
    resultId: result.id,
    askId: ask.id,
    consentId: answer.id,
    linkId: link.id,
    slipId: slip.id,
    noteId: note.id,
  }
}
