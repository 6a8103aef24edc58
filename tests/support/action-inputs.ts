import { randomUUID } from 'node:crypto'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { ForeignWorld } from './worlds'

/** The demo person of each role; heads, deputies and staff are of the first school. */
export const LOGINS: Record<Role, string> = {
  DEPARTMENT_HEAD: 'department',
  DEPARTMENT_STAFF: 'department2',
  RESOURCE_CENTRE: 'resource',
  ORG_HEAD: 'head.school1',
  ORG_DEPUTY: 'deputy.school1',
  TEACHER: 'teacher.school1',
  PSYCHOLOGIST: 'psychologist.school1',
  PARENT: 'parent1',
  ADMIN: 'admin',
  STUDENT: 'student1',
}
export const ROLES = Object.keys(LOGINS) as Role[]
export const LONG = 'Достаточно длинное объяснение для этого поля.'

export type Fields = Record<string, string | string[]>

/** Well-formed input of every action, aimed at the records of a world. An action without a line here fails doors.test.ts. */
export function foreignInputs(w: ForeignWorld): Record<string, Fields> {
  const item = { itemId: w.draftItemId, version: '1' }
  const draft = { resolutionId: w.draftId, version: '1' }
  const assignment = { assignmentId: w.assignmentId, version: '1' }
  const rows = { 'rows[]': [`${w.assignmentId}.1`] }
  const key = { requestKey: randomUUID() }
  const names = { lastName: 'Новая', firstName: 'Анна', middleName: '' }
  const organization = {
    name: 'Школа',
    shortName: 'Школа',
    kind: 'SCHOOL',
    'programs[]': ['PRIMARY'],
    settlement: '',
    inn: '',
    openedOn: '',
  }
  const activity = {
    'classIds[]': [w.classId],
    heldOn: new Date().toISOString().slice(0, 10),
    hours: '1',
    directionId: w.directionId,
    form: 'TALK',
    title: 'Беседа о профессии',
    mode: 'NAMED',
  }
  return {
    switchGrant: { grantId: w.grantId },
    endSession: { sessionId: w.sessionId },
    createPerson: {
      ...key,
      ...names,
      login: '',
      role: 'TEACHER',
      organizationId: w.organizationId,
      validFrom: '',
      validUntil: '',
    },
    renamePerson: { userId: w.userId, version: '1', ...names },
    resetPassword: { userId: w.userId },
    disablePerson: { userId: w.userId, note: '' },
    enablePerson: { userId: w.userId },
    giveGrant: {
      userId: w.userId,
      ...key,
      role: 'TEACHER',
      organizationId: w.organizationId,
      validFrom: '',
      validUntil: '',
    },
    offerGrant: {
      ...key,
      login: 'foreign',
      role: 'TEACHER',
      organizationId: w.organizationId,
      validFrom: '',
      validUntil: '',
    },
    withdrawOffer: { offerId: w.offerId },
    answerOffer: { offerId: w.offerId, answer: 'accept' },
    revokeGrant: { grantId: w.grantId, lastDay: '' },
    editOrganization: { organizationId: w.organizationId, version: '1', ...organization },
    closeOrganization: {
      organizationId: w.organizationId,
      version: '1',
      how: 'CLOSED',
      closedOn: '2026-09-01',
      successorId: '',
      note: '',
    },
    reopenOrganization: { organizationId: w.organizationId, version: '1', reason: LONG },
    amendResolution: { resolutionId: w.issuedId, version: '1', ...key, basis: 'Приказ № 1', basisOn: '' },
    acknowledgeAssignment: assignment,
    handOverAssignment: { ...assignment, userId: '' },
    moveReviewDate: { ...assignment, reviewOn: '2030-01-01' },
    continueResolution: { ...key, resolutionId: w.issuedId },
    saveResolutionHead: {
      ...draft,
      title: 'Название',
      number: '',
      date: '',
      preamble: '',
      signatories: '',
      bindingness: 'ORDER',
    },
    answerYearRange: { ...draft, reading: 'CALENDAR' },
    saveItemText: { ...item, number: '1', text: 'Другой текст', role: 'TASK' },
    saveItemExecutor: { ...item, executorText: '', executorPersons: '', kind: 'NOBODY' },
    saveItemDeadline: { ...item, deadlineText: '', deadlineKind: 'DATE', mode: 'FIXED', dueOn: '2030-01-10' },
    chooseItemDeadline: { pressed: `${w.draftItemId}.1.month` },
    saveItemEvidence: item,
    confirmItem: { pressed: `${w.draftItemId}.1.EVIDENCE` },
    confirmProposed: { resolutionId: w.draftId },
    splitItem: { ...item, at: '5', newItemId: randomUUID() },
    mergeWithNext: item,
    addItem: { resolutionId: w.draftId, newItemId: randomUUID(), afterId: '', number: '2', text: 'Новый пункт' },
    dropItem: item,
    restoreItem: item,
    moveItem: { ...item, direction: 'up' },
    addLink: { assignmentId: w.assignmentId, title: 'Ссылка', url: 'https://example.ru/', ...key },
    removeEvidence: { evidenceId: w.evidenceId },
    askExtension: { assignmentId: w.assignmentId, requestedDueOn: '2031-01-10', reason: LONG, ...key },
    withdrawExtension: { extensionId: w.extensionId },
    enterHistoricalResult: {
      resolutionId: w.issuedId,
      'assignmentIds[]': [w.assignmentId],
      result: 'done',
      doneOn: '2026-01-10',
      basis: 'Справка',
    },
    issueResolution: { resolutionId: w.draftId, mark: '1.1.1' },
    reviewResolution: { resolutionId: w.draftId, mark: '1.1.1' },
    decideProposal: { proposalId: w.proposalId, version: '1', decision: 'accept', comment: '' },
    saveDraft: { assignmentId: w.assignmentId, revision: '1', version: '1', text: LONG },
    postDraft: { assignmentId: w.assignmentId, revision: '1', version: '1', text: LONG },
    submitReport: { assignmentId: w.assignmentId, revision: '1', version: '1' },
    recordExternalAnswer: {
      assignmentId: w.assignmentId,
      revision: '1',
      version: '1',
      receivedOn: '2026-01-10',
      note: LONG,
    },
    recallReport: { assignmentId: w.assignmentId, revision: '1' },
    chooseMeasure: { itemId: w.issuedItemId, version: '1', measure: 'HOURS_REACHED' },
    changeResolutionState: { resolutionId: w.issuedId, version: '1', to: 'CANCELLED', note: LONG },
    beginReview: assignment,
    reopenAssignment: { ...assignment, reason: LONG },
    decideReports: { ...rows, decision: 'accept', comment: '' },
    decideExtensions: { 'rows[]': [`${w.extensionId}.1`], decision: 'grant', dueOn: '', comment: '' },
    assignImportColumns: { draftId: w.importDraftId, sheet: '0', headingRow: '1', 'columns.0': 'fullName' },
    discardImport: { draftId: w.importDraftId },
    importTable: { draftId: w.importDraftId, mark: '' },
    importStaff: { draftId: w.importDraftId, mark: '' },
    undoImport: { batchId: w.importBatchId },
    logActivity: { ...key, ...activity },
    changeActivity: { activityId: w.activityId, version: '1', ...activity },
    cancelActivity: { activityId: w.activityId, version: '1', reason: LONG },
    correctActivity: { ...key, correctsId: w.activityId, reason: LONG, ...activity },
    voidActivity: { ...key, correctsId: w.activityId, reason: LONG },
    confirmActivities: { 'rows[]': [`${w.activityId}.1`] },
    removeActivityFile: { activityFileId: w.activityFileId },
    editNorm: { normId: w.normId, version: '1', minHours: '35' },
    editDirection: { directionId: w.directionId, version: '1', title: 'Направление', shortTitle: 'Напр.' },
    editPartner: { partnerId: w.partnerId, version: '1', name: 'Завод', kind: 'ENTERPRISE', settlement: '' },
    ...planInputs(w, key),
    writeMessage: { assignmentId: w.assignmentId, text: LONG, ...key },
    ...studentInputs(w, key),
    ...registerInputs(w, key),
    ...pathwayInputs(w, key),
    ...familyInputs(w, key),
  }
}

function planInputs(w: ForeignWorld, key: { requestKey: string }): Record<string, Fields> {
  const revision = { revisionId: w.planRevisionId, version: '1' }
  const line = { lineId: w.planLineId, version: '1' }
  const day = '2026-11-02'
  const entry = {
    ...{
      title: 'Встреча',
      directionId: w.directionId,
      form: 'TALK',
      stepFrom: '5',
      stepTo: '7',
      fromOn: day,
      toOn: day,
    },
    ...{ hours: '1', responsible: 'завуч', responsibleId: '', partnerId: '' },
  }
  const { responsible: _, responsibleId: __, ...proposed } = entry
  return {
    savePlan: { ...revision, level: 'MAIN', basis: 'Приказ № 1', gapReason: '' },
    addEntry: { ...key, revisionId: w.planRevisionId, ...entry },
    editEntry: { entryId: w.planEntryId, version: '1', ...entry },
    removeEntry: { entryId: w.planEntryId, version: '1' },
    pasteEntries: {
      ...key,
      revisionId: w.planRevisionId,
      text: 'Встреча\t5\tноябрь\t1',
      directionId: w.directionId,
      form: 'TALK',
    },
    submitPlan: { ...revision, gapReason: LONG, lateReason: '' },
    reviewPlan: { ...revision, opinion: LONG },
    decidePlan: { ...revision, verdict: 'RETURN', comment: LONG },
    amendPlan: { planId: w.planId },
    markExample: { planId: w.planId, example: '1' },
    dropRevision: revision,
    moveLine: { ...line, movedToOn: day, reason: LONG },
    cancelLine: { ...line, reason: LONG },
    restoreLine: line,
    proposeEntry: { ...key, planId: w.planId, ...proposed },
    withdrawEntryProposal: { entryProposalId: w.entryProposalId, version: '1' },
    answerEntryProposals: {
      planId: w.planId,
      'rows[]': [`${w.entryProposalId}.1`],
      verdict: 'DECLINE',
      reason: LONG,
    },
  }
}

function studentInputs(w: ForeignWorld, key: { requestKey: string }): Record<string, Fields> {
  const group = { kind: 'CLASS', grade: '5', letter: 'Щ', groupName: '', ageFrom: '', ageTo: '', profile: '' }
  const pupil = { lastName: 'Новиков', firstName: 'Пётр', middleName: '', birthDate: '2015-05-06' }
  const turn = { yearId: w.yearId, version: '1' }
  const breaks = { yearId: w.yearId, mark: '', 'rows.a.title': '', 'rows.a.startsOn': '', 'rows.a.endsOn': '' }
  const day = '2026-11-02'
  return {
    makeYearCurrent: turn,
    closeYear: turn,
    setBreaks: breaks,
    setOwnBreaks: breaks,
    createClass: { ...key, yearId: w.yearId, ...group },
    editClass: { classId: w.classId, version: '1', ...group },
    removeClass: { classId: w.classId, version: '1' },
    addClassStaff: {
      ...key,
      classId: w.classId,
      userId: w.userId,
      duty: 'SUBJECT_TEACHER',
      validFrom: '',
      validUntil: '',
    },
    endClassStaff: { classStaffId: w.classStaffId, lastDay: '' },
    addStudent: { ...key, classId: w.classId, validFrom: day, ...pupil },
    editStudent: { studentId: w.studentId, version: '1', ...pupil },
    enrollStudent: { ...key, studentId: w.studentId, classId: w.classId, validFrom: day },
    changeClass: { enrollmentId: w.enrollmentId, classId: w.classId, firstDay: day },
    leaveStudent: { enrollmentId: w.enrollmentId, lastDay: day, reason: 'LEFT', note: '' },
    saveConditions: { studentId: w.studentId, version: '1', text: LONG },
    saveRestricted: {
      ...{ studentId: w.studentId, version: '1', conclusion: LONG, healthLimits: LONG },
      ...{ conclusionOn: '', conclusionUntil: '' },
    },
    askTransfer: {
      ...{ ...key, enrollmentId: w.enrollmentId, toOrganizationId: w.organizationId, transferOn: day, note: '' },
    },
    acceptTransfer: { transferId: w.transferId, version: '1', classId: w.classId },
    declineTransfer: { transferId: w.transferId, version: '1', comment: LONG },
    withdrawTransfer: { transferId: w.transferId, version: '1' },
    chooseRollOver: { classId: w.classId, [`choices.${w.enrollmentId}`]: 'LEAVE:' },
    runRollOver: { ...key, yearId: w.yearId, mark: '1.a' },
    undoRollOver: { rollOverId: w.rollOverId },
  }
}

function registerInputs(w: ForeignWorld, key: { requestKey: string }): Record<string, Fields> {
  const record = { kind: 'TRIAL', title: 'Проба', gradeFrom: '8', gradeTo: '9', heldOn: '', leaderId: '' }
  const contest = { kind: 'CONTEST', title: 'Конкурс', level: 'MUNICIPAL', result: 'WINNER', supervisorId: '' }
  const heldOn = new Date().toISOString().slice(0, 10)
  const programme = {
    ...{ title: 'Программа', direction: 'TECHNICAL', hours: '72', ageFrom: '10', ageTo: '14', careerContent: '' },
    ...{ startsOn: '2026-09-01', endsOn: '', updatedForModelOn: '', keeperId: '' },
  }
  const project = { topic: 'Тема', supervisorId: '', state: 'IN_PROGRESS', defenceOn: '', result: '' }
  return {
    addRegisterLink: { ...key, recordId: w.inclusionId, title: 'Ссылка', url: 'https://example.ru/' },
    removeRegisterEvidence: { registerEvidenceId: w.registerEvidenceId },
    editPortfolio: { portfolioId: w.portfolioId, version: '1', ...record },
    removePortfolio: { portfolioId: w.portfolioId, version: '1' },
    saveClassProjects: {
      classId: w.tenthId,
      [`rows.${w.studentId}.topic`]: 'Тема',
      [`rows.${w.studentId}.supervisorId`]: w.userId,
      [`rows.${w.studentId}.version`]: '1',
    },
    editProject: { projectId: w.projectId, version: '1', ...project },
    removeProject: { projectId: w.projectId, version: '1' },
    addContest: { ...key, ...contest, heldOn, 'studentIds[]': [w.studentId] },
    editContest: { contestId: w.contestId, version: '1', ...contest, heldOn },
    setContestPupils: { contestId: w.contestId, version: '1', 'studentIds[]': [w.studentId] },
    removeContest: { contestId: w.contestId, version: '1' },
    editProgramme: { programmeId: w.programmeId, version: '1', ...programme },
  }
}

function pathwayInputs(w: ForeignWorld, key: { requestKey: string }): Record<string, Fields> {
  const dueOn = new Date().toISOString().slice(0, 10)
  const step = { kind: 'TRIAL', area: '', title: 'Шаг', dueOn, responsible: 'учитель', planLineId: '', reason: LONG }
  const one = { pathwayId: w.pathwayId, version: '1' }
  const rows = { 'rows[]': [`${w.pathwayId}.1`] }
  return {
    draftPathways: { classId: w.classId, templateKey: 'grades-8-9', 'studentIds[]': [w.studentId] },
    savePathway: { ...one, goal: 'Цель', basis: 'DUTY', basisText: LONG, curatorId: '', reason: LONG },
    submitPathways: rows,
    approvePathways: rows,
    returnPathway: { ...one, comment: LONG },
    revisePathway: { ...one, reason: LONG },
    completePathway: one,
    eraseStudent: { studentId: w.studentId, version: '1', reason: 'DEMAND', ground: LONG, sure: 'yes' },
    confirmCurator: { ...one, curatorId: w.userId },
    closePathway: { ...one, reason: LONG },
    reviewPathway: { pathwayId: w.pathwayId, quarter: '1', text: LONG },
    signPathway: { pathwayId: w.pathwayId, party: 'GUARDIAN', signedOn: dueOn },
    addStep: { ...key, pathwayId: w.pathwayId, ...step },
    addClassStep: { ...key, classId: w.classId, ...step, 'pathwayIds[]': [w.pathwayId] },
    editStep: { stepId: w.stepId, version: '1', ...step },
    removeStep: { stepId: w.stepId, version: '1' },
    markStep: { stepId: w.stepId, version: '1', verdict: 'DONE', doneOn: dueOn, result: '', reason: '' },
    saveTemplate: {
      ...{ key: 'grades-8-9', version: '0', title: 'Шаблон', goal: 'Цель' },
      ...{ 'steps.0.kind': 'TRIAL', 'steps.0.month': '3', 'steps.0.title': 'Шаг', 'steps.0.responsible': 'учитель' },
    },
    resetTemplate: { key: 'grades-8-9', version: '1' },
  }
}

function familyInputs(w: ForeignWorld, key: { requestKey: string }): Record<string, Fields> {
  const link = { linkId: w.linkId, version: '1', reason: LONG }
  return {
    issueSlips: { ...key, classId: w.classId, 'studentIds[]': [w.studentId], copies: '1' },
    issueSlip: { ...key, studentId: w.studentId, kind: 'GUARDIAN' },
    cancelSlip: { slipId: w.slipId },
    revokeLink: link,
    freezeLink: link,
    unfreezeLink: link,
    acknowledgePathway: { ...key, studentId: w.studentId, word: 'AGREED' },
    writeFamilyNote: { ...key, studentId: w.studentId, kind: 'QUESTION', text: LONG },
    answerFamily: { ...key, noteId: w.noteId, text: LONG },
    recordConsents: {
      ...{ classId: w.classId, purpose: 'PORTAL', answer: 'REFUSED', kinship: 'MOTHER', signedOn: '2026-01-12' },
      'studentIds[]': [w.studentId],
    },
    answerConsent: { studentId: w.studentId, purpose: 'PORTAL', answer: 'REFUSED', edition: '0' },
    askFamilies: {
      ...{ ...key, classId: w.classId, purpose: 'EVENT', title: 'Поездка', heldOn: '2035-06-01', place: 'Завод' },
      ...{ details: '', answerBy: '2035-05-01' },
    },
    answerAsk: { consentId: w.consentId, answer: 'GRANTED', note: '' },
    recordAskAnswer: { consentId: w.consentId, answer: 'GRANTED', kinship: 'FATHER' },
    cancelAsk: { askId: w.askId, version: '1' },
    beginSitting: { ...key, classId: w.classId },
    enterResults: {
      ...{ classId: w.classId, methodCode: 'interests', takenOn: '2026-09-20' },
      ...Object.fromEntries(
        ['NATURE', 'TECHNIQUE', 'HUMAN', 'SIGN', 'IMAGE'].map((code) => [`rows.${w.studentId}.${code}`, '4']),
      ),
    },
    pasteResults: {
      classId: w.classId,
      methodCode: 'interests',
      takenOn: '2026-09-20',
      text: 'Чужаков Пётр;4;4;4;4;4',
    },
    releaseClassResults: { classId: w.classId, to: 'FAMILY', 'rows[]': [w.resultId] },
    releaseResult: { resultId: w.resultId, to: 'STAFF' },
    openByReason: { lastName: 'Чужаков', firstName: 'Иван', middleName: '', birthDate: '2012-05-06', reason: LONG },
    saveOutcomes: {
      ...{ classId: w.classId, phase: 'INTENTION', version: '0', [`rows.${w.studentId}.category`]: 'WORK' },
      ...{ [`rows.${w.studentId}.institution`]: 'Рудник' },
    },
    confirmOutcomes: { classId: w.leaverClassId, version: '1' },
    correctOutcome: {
      ...{ classId: w.leaverClassId, studentId: w.leaverId, version: '1', reason: LONG, category: 'COLLEGE' },
      ...{ institution: 'Колледж', field: '21', funding: 'BUDGET', byProfile: 'no' },
    },
    saveSummary: { resultId: w.resultId, version: '1', summary: LONG },
    correctResult: {
      ...{ resultId: w.resultId, version: '1', reason: LONG },
      ...Object.fromEntries(['NATURE', 'TECHNIQUE', 'HUMAN', 'SIGN', 'IMAGE'].map((code) => [`scales.${code}`, '4'])),
    },
  }
}

/** Actions that make something new or concern only the actor: there is no foreign record to aim at. */
export const WITHOUT_SUBJECT = new Set([
  'signIn',
  'signInAsPersona',
  'signOut',
  'changePassword',
  'renewCalendarFeed',
  'stopCalendarFeed',
  'setMailAddress',
  'confirmMailAddress',
  'dropMailAddress',
  'filterPeople',
  'filterStudents',
  'openYear',
  'keepLook',
  'importResolution',
  'startResolution',
  'createOrganization',
  'previewImport',
  'uploadImport',
  'importOrganizations',
  'setCalendarDay',
  'removeCalendarDay',
  'addPartner',
  'createPlan',
  'lockPeriod',
  'chooseLevel',
  'saveInclusion',
  'confirmCurriculum',
  'saveModule',
  'addPortfolio',
  'addProgramme',
  'saveTemplate',
  'resetTemplate',
  'openSlip',
  'confirmChild',
  'joinFamily',
  'joinOwnAccount',
  'publishConsentText',
  'openSheet',
  'answerPairs',
  'saveMethod',
  'switchInterests',
  'openByReason',
])

/** Their subject is the municipality's academic year: named from any school, it is everybody's own. */
export const OF_THE_MUNICIPALITY = new Set(['createClass', 'runRollOver', 'setOwnBreaks'])
