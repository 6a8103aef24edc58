import { type Fields, foreignInputs } from '@/tests/support/action-inputs'
import { dayFromNow } from '@/tests/support/days'
import type { Planted } from './world'

/** Ahead of every run, and no month's or year's end. */
const DAY = dayFromNow(100)

/** A good form of every action for records of one's own: what foreign-inputs has, and the fields that only a full form brings. */
export function goodInputs(record: Planted): Record<string, Fields> {
  const given = foreignInputs(record)
  const full = (name: string, more: Fields): Record<string, Fields> => ({ [name]: { ...given[name], ...more } })
  const organization = {
    name: 'Новая школа',
    shortName: 'Новая школа',
    kind: 'SCHOOL',
    'programs[]': ['PRIMARY', 'BASIC'],
    settlement: 'Посёлок',
    inn: '3800000000',
    openedOn: DAY,
  }
  const key = crypto.randomUUID()
  return {
    ...given,
    signIn: { login: 'head.school2', password: 'не тот пароль' },
    signInAsPersona: { userId: record.userId },
    signOut: {},
    addPartner: { requestKey: key, name: 'Лесничество', kind: 'SERVICE', settlement: 'Посёлок' },
    chooseLevel: { yearId: record.yearId, level: 'MAIN' },
    lockPeriod: { through: '2026-01-10' },
    keepLook: { size: 'large', scheme: 'blue', images: 'off' },
    changePassword: {
      currentPassword: 'четыре тихих слова',
      newPassword: 'пять очень тихих слов',
      repeatPassword: 'пять очень тихих слов',
    },
    filterPeople: { search: 'Ключевская', role: 'TEACHER', organizationId: record.organizationId, state: 'active' },
    importResolution: { requestKey: key, text: '1. Школам подготовить план. Срок: 30.12.2026.' },
    startResolution: { requestKey: key, title: 'Новое решение', number: '8', date: DAY },
    createOrganization: { requestKey: key, ...organization },
    previewImport: {},
    uploadImport: { requestKey: key, kind: 'STUDENTS' },
    importOrganizations: { 'json:rows': JSON.stringify([{ row: 2, ...organization, programs: ['PRIMARY'] }]) },
    setCalendarDay: { day: DAY, kind: 'HOLIDAY', note: 'Праздник' },
    removeCalendarDay: { day: '2026-01-01' },
    filterStudents: { search: 'Чужаков', state: 'gone' },
    openYear: { startYear: '2031' },
    ...full('createClass', { kind: 'PRESCHOOL_GROUP', groupName: 'Солнышко', ageFrom: '3', ageTo: '4' }),
    ...full('addClassStaff', { validFrom: DAY, validUntil: DAY }),
    ...full('saveConditions', { adaptedProgram: 'on', accessibleOnly: 'on' }),
    ...full('saveRestricted', { specialNeeds: 'on', disability: 'on', conclusionOn: DAY, conclusionUntil: DAY }),
    ...full('setBreaks', { 'rows.a.title': 'Каникулы', 'rows.a.startsOn': DAY, 'rows.a.endsOn': DAY }),
    ...full('setOwnBreaks', { 'rows.b.title': 'Каникулы', 'rows.b.startsOn': DAY, 'rows.b.endsOn': DAY }),
    ...full('createPerson', {
      login: 'novaya.anna',
      validFrom: '2026-01-10',
      validUntil: DAY,
      middleName: 'Ильинична',
    }),
    ...full('giveGrant', { validFrom: '2026-01-10', validUntil: DAY }),
    ...full('offerGrant', { login: 'head.school3', validFrom: '2026-01-10', validUntil: DAY }),
    ...full('revokeGrant', { lastDay: DAY }),
    ...full('disablePerson', { note: 'Уволилась' }),
    ...full('importTable', { move: 'on', again: 'on', separate: 'on' }),
    ...full('closeOrganization', { closedOn: '2026-09-01', note: 'Постановление № 1' }),
    ...full('editOrganization', organization),
    ...full('amendResolution', {
      basisOn: '2026-02-01',
      [`items.${record.issuedItemId}.text`]: 'Другой текст пункта',
      [`items.${record.issuedItemId}.dueOn`]: DAY,
      [`items.${record.issuedItemId}.day`]: '10',
      [`items.${record.issuedItemId}.monthsAfterEnd`]: '1',
      [`items.${record.issuedItemId}.withdrawnReason`]: 'Отменено приказом',
    }),
    ...full('saveResolutionHead', { number: '8', date: DAY, preamble: 'Заслушав', signatories: 'В. А. Кедрова' }),
    ...full('saveItemExecutor', {
      executorText: 'Руководители школ',
      executorPersons: 'Кедрова В. А.',
      kind: 'ORGANIZATION',
      'organizationIds[]': [record.organizationId],
      'programs[]': ['PRIMARY'],
      role: '',
      'coOrganizationIds[]': [record.organizationId],
    }),
    ...full('saveItemDeadline', {
      deadlineText: 'ежеквартально',
      deadlineKind: 'RECURRING',
      mode: 'PERIODIC',
      dueOn: DAY,
      reviewOn: DAY,
      periodicity: 'QUARTER',
      monthsAfterEnd: '1',
      day: '20',
      from: '2026-01-01',
      to: DAY,
      acceptLate: 'on',
    }),
    ...full('saveItemEvidence', {
      'evidence.0.key': '',
      'evidence.0.title': 'Приказ',
      'evidence.0.kind': 'FILE',
      'evidence.0.required': 'on',
      'figures.0.key': '',
      'figures.0.label': 'Детей',
      'figures.0.unit': 'чел.',
    }),
    ...full('saveDraft', { 'figures.children': '12', lateReason: 'Болезнь' }),
    ...full('postDraft', { 'figures.children': '12', lateReason: 'Болезнь' }),
    ...full('decideReports', { comment: 'Приложите приказ.', reworkDueOn: DAY }),
    ...full('decideExtensions', { dueOn: DAY, comment: 'До этого дня.' }),
    ...full('reopenAssignment', { reworkDueOn: DAY }),
    ...full('logActivity', {
      place: 'Депо',
      partnerId: record.partnerId,
      planEntryId: '',
      note: 'Примечание',
      'absentIds[]': [record.studentId],
      [`headcounts.${record.classId}`]: '1',
      again: 'yes',
    }),
    ...full('editPartner', { settlement: 'Посёлок', archived: 'yes' }),
    ...full('enterHistoricalResult', { historical: 'yes' }),
  }
}
