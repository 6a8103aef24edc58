import { randomUUID } from 'node:crypto'
import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'

type Place = { municipalityId: string; organizationId: string; userId: string }

/** A class, a held activity with a pupil and a file, and a partner, for an organisation; in the municipality's current year. */
export async function plantActivities({ municipalityId, organizationId, userId }: Place) {
  const today = localDay(new Date(), 'Asia/Irkutsk')
  const startsOn = addDays(today, -60)
  const year =
    (await db().academicYear.findFirst({ where: { municipalityId, state: 'CURRENT' } })) ??
    (await db().academicYear.create({
      data: {
        ...{ municipalityId, code: 'чужой', state: 'CURRENT' },
        startsOn: dayToDate(startsOn),
        endsOn: dayToDate(addDays(startsOn, 364)),
      },
    }))
  const direction = await db().direction.findFirstOrThrow({ where: { yearId: year.id } })
  const norm = await db().hoursNorm.findFirstOrThrow({ where: { yearId: year.id } })
  const classGroup = await db().classGroup.create({
    data: {
      municipalityId,
      organizationId,
      yearId: year.id,
      kind: 'CLASS',
      grade: 8,
      name: `8-${randomUUID().slice(0, 4)}`,
    },
  })
  const student = await db().student.create({
    data: {
      ...{ municipalityId, lastName: 'Чужакова', firstName: 'Ия', nameKey: 'чужакова ия' },
      birthDate: dayToDate('2012-05-06'),
    },
  })
  const place = { municipalityId, organizationId, yearId: year.id }
  await db().enrollment.create({
    data: { ...place, studentId: student.id, classGroupId: classGroup.id, validFrom: year.startsOn },
  })
  const partner = await db().partner.create({
    data: { municipalityId, organizationId, name: 'Чужой завод', nameKey: randomUUID(), kind: 'ENTERPRISE' },
  })
  const activity = await db().activity.create({
    data: {
      ...place,
      ...{
        directionId: direction.id,
        form: 'TALK',
        title: 'Чужая беседа',
        hours: 1,
        leaderId: userId,
        createdById: userId,
      },
      heldOn: dayToDate(today),
      partnerId: partner.id,
      classes: { create: { classGroupId: classGroup.id, grade: 8 } },
    },
  })
  await db().participation.create({
    data: { activityId: activity.id, studentId: student.id, classGroupId: classGroup.id, attended: true, hours: 1 },
  })
  const photo = await db().storedFile.create({
    data: {
      ...{ municipalityId, organizationId, name: 'photo.jpg', mime: 'image/jpeg', size: 1, sha256: '0' },
      storageKey: randomUUID(),
      createdById: userId,
    },
  })
  const activityFile = await db().activityFile.create({
    data: { activityId: activity.id, fileId: photo.id, addedAt: new Date(), addedById: userId },
  })
  return {
    yearId: year.id,
    directionId: direction.id,
    normId: norm.id,
    classId: classGroup.id,
    studentId: student.id,
    activityId: activity.id,
    activityFileId: activityFile.id,
    photoId: photo.id,
    partnerId: partner.id,
    ...(await plantPlan({ municipalityId, organizationId, userId }, year.id, dayToDate(today))),
  }
}

/** A plan in force with an amendment being written: of a kindergarten, since the demonstration's schools have theirs; one an organisation. */
export async function plantPlan({ municipalityId, organizationId, userId }: Place, yearId: string, day: Date) {
  const known = await db().careerPlan.findFirst({
    where: { organizationId, yearId, kind: 'KINDERGARTEN', lines: { some: {} } },
    include: { revisions: { where: { state: 'DRAFT' }, include: { entries: true } }, lines: true },
  })
  const [open] = known?.revisions ?? []
  if (known && open) {
    const [entry] = open.entries
    return {
      ...{ planId: known.id, planRevisionId: open.id },
      ...{ planEntryId: entry?.id ?? '', planLineId: entry?.lineId ?? '' },
      entryProposalId: await plantProposal({ municipalityId, organizationId, userId }, known.id, day),
    }
  }
  const plan = await db().careerPlan.create({
    data: { municipalityId, organizationId, yearId, kind: 'KINDERGARTEN', createdById: userId },
  })
  const line = await db().planLine.create({ data: { planId: plan.id, organizationId } })
  const revision = (number: number, state: 'APPROVED' | 'DRAFT') =>
    db().planRevision.create({
      data: {
        ...{ planId: plan.id, number, state, createdById: userId },
        entries: {
          create: {
            ...{ lineId: line.id, form: 'TALK', title: 'Чужая встреча', stepFrom: 3, stepTo: 7, hours: 0 },
            ...{ fromOn: day, toOn: day, responsible: 'воспитатель' },
          },
        },
      },
      include: { entries: true },
    })
  await revision(1, 'APPROVED')
  const draft = await revision(2, 'DRAFT')
  return {
    planId: plan.id,
    planRevisionId: draft.id,
    planEntryId: draft.entries[0]?.id ?? '',
    planLineId: line.id,
    entryProposalId: await plantProposal({ municipalityId, organizationId, userId }, plan.id, day),
  }
}

/** An entry that waits for the head's answer. */
async function plantProposal({ municipalityId, organizationId, userId }: Place, planId: string, day: Date) {
  const known = await db().entryProposal.findFirst({ where: { planId, proposedById: userId, state: 'PROPOSED' } })
  if (known) return known.id
  const made = await db().entryProposal.create({
    data: {
      ...{ municipalityId, organizationId, planId, proposedById: userId, fromOn: day, toOn: day },
      ...{ form: 'TALK', title: 'Чужое предложение', stepFrom: 3, stepTo: 7, hours: 0 },
    },
  })
  return made.id
}

export type PlantedActivities = Awaited<ReturnType<typeof plantActivities>>
