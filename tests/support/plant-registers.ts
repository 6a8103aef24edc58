import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'

type Place = { municipalityId: string; organizationId: string; userId: string; yearId: string; studentId: string }

/** One record of every register for an organisation, kept by its person: with a class of grade 10, a link and a confirmed register. */
export async function plantRegisters({ municipalityId, organizationId, userId, yearId, studentId }: Place) {
  const today = dayToDate(localDay(new Date(), 'Asia/Irkutsk'))
  const place = { municipalityId, organizationId, yearId }
  const by = { createdById: userId }
  await db().curriculumRegister.upsert({
    where: { organizationId_yearId: { organizationId, yearId } },
    create: { organizationId, yearId },
    update: {},
  })
  const inclusion = await db().curriculumInclusion.upsert({
    where: { organizationId_yearId_variant: { organizationId, yearId, variant: 'OTHER' } },
    create: {
      ...place,
      ...by,
      variant: 'OTHER',
      rows: { create: { position: 0, grade: 8, subject: 'Чужой курс', hours: 4 } },
    },
    update: {},
  })
  await db().upbringingModule.upsert({
    where: { organizationId_yearId: { organizationId, yearId } },
    create: { ...place, present: true, updatedById: userId },
    update: {},
  })
  const portfolio = await db().portfolioProject.create({
    data: {
      ...place,
      ...by,
      ...{ kind: 'TRIAL', title: 'Чужая проба', gradeFrom: 8, gradeTo: 9, withParents: true, leaderId: userId },
      heldOn: today,
    },
  })
  const tenth = await db().classGroup.create({
    data: { ...place, kind: 'CLASS', grade: 10, name: `10-${crypto.randomUUID().slice(0, 8)}` },
  })
  const project = await db().individualProject.create({
    data: {
      ...place,
      ...by,
      classGroupId: tenth.id,
      studentId,
      topic: 'Чужая тема',
      supervisorId: userId,
      career: true,
    },
  })
  const contest = await db().contestEntry.create({
    data: {
      ...place,
      ...by,
      ...{ kind: 'CONTEST', title: 'Чужой конкурс', level: 'MUNICIPAL', result: 'WINNER', supervisorId: userId },
      heldOn: today,
      pupils: { create: { studentId } },
    },
  })
  const programme = await db().additionalProgramme.create({
    data: {
      ...{ municipalityId, organizationId, ...by, keeperId: userId, title: 'Чужая программа', direction: 'TECHNICAL' },
      ...{ hours: 72, ageFrom: 10, ageTo: 14, startsOn: dayToDate(addDays(localDay(new Date(), 'Asia/Irkutsk'), -40)) },
    },
  })
  const evidence = await db().registerEvidence.create({
    data: {
      ...{ municipalityId, organizationId, contestId: contest.id, addedById: userId, addedAt: new Date() },
      ...{ kind: 'LINK', title: 'Чужой диплом', url: 'https://foreign.example/diploma' },
    },
  })
  return {
    inclusionId: inclusion.id,
    portfolioId: portfolio.id,
    tenthId: tenth.id,
    projectId: project.id,
    contestId: contest.id,
    programmeId: programme.id,
    registerEvidenceId: evidence.id,
  }
}
