import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'

type Place = {
  municipalityId: string
  organizationId: string
  userId: string
  yearId: string
  studentId: string
  classId: string
}

/** A draft of a route with a step, curated by the organisation's person. */
export async function plantPathways({ municipalityId, organizationId, userId, yearId, studentId, classId }: Place) {
  const pathway = await db().pathway.create({
    data: {
      ...{
        municipalityId,
        organizationId,
        studentId,
        yearId,
        classGroupId: classId,
        curatorId: userId,
        createdById: userId,
      },
      ...{ templateKey: 'grades-8-9', goal: 'Чужая цель', openFor: `${studentId} ${yearId}` },
      steps: {
        create: {
          ...{ kind: 'TRIAL', title: 'Чужой шаг', responsible: 'чужой педагог', createdById: userId },
          dueOn: dayToDate(addDays(localDay(new Date(), 'Asia/Irkutsk'), 20)),
        },
      },
    },
    include: { steps: true },
  })
  return { pathwayId: pathway.id, stepId: pathway.steps[0]?.id ?? '' }
}
