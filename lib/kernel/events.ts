import 'server-only'
import type { Actor } from './actor'
import type { Tx } from './db'
import type { Prisma } from './prisma/client'

/** Every named event (habit 9). */
export type EventKind =
  | 'signedIn'
  | 'signedOut'
  | 'signInRefused'
  | 'grantSwitched'
  | 'passwordChanged'
  | 'passwordReset'
  | 'calendarFeedMade'
  | 'calendarFeedStopped'
  | 'mailAddressConfirmed'
  | 'mailAddressDropped'
  | 'userCreated'
  | 'userChanged'
  | 'userDisabled'
  | 'userEnabled'
  | 'grantGiven'
  | 'grantRevoked'
  | 'grantOffered'
  | 'grantOfferRefused'
  | 'grantOfferDeclined'
  | 'grantOfferWithdrawn'
  | 'organizationCreated'
  | 'organizationChanged'
  | 'organizationClosed'
  | 'organizationClosingPlanned'
  | 'organizationReopened'
  | 'organizationsImported'
  | 'calendarChanged'
  | 'resolutionImported'
  | 'resolutionChanged'
  | 'resolutionDropped'
  | 'resolutionReviewed'
  | 'resolutionReviewUndone'
  | 'resolutionIssued'
  | 'resolutionAmended'
  | 'resolutionCompleted'
  | 'resolutionContinued'
  | 'itemChanged'
  | 'itemConfirmed'
  | 'itemWithdrawn'
  | 'measureChosen'
  | 'assignmentCreated'
  | 'assignmentAcknowledged'
  | 'assignmentHanded'
  | 'assignmentStarted'
  | 'evidenceAdded'
  | 'evidenceRemoved'
  | 'reportSubmitted'
  | 'reportSubmissionRefused'
  | 'reportChangeRefused'
  | 'reportRecalled'
  | 'reviewStarted'
  | 'reportAccepted'
  | 'reportReturned'
  | 'assignmentReopened'
  | 'assignmentNotApplicable'
  | 'assignmentCancelled'
  | 'assignmentRevived'
  | 'historicalResultEntered'
  | 'externalAnswerRecorded'
  | 'extensionAsked'
  | 'extensionGranted'
  | 'extensionRejected'
  | 'extensionWithdrawn'
  | 'messageWritten'
  | 'reviewDateMoved'
  | 'proposalMade'
  | 'proposalAccepted'
  | 'proposalDeclined'
  | 'summaryExported'
  | 'yearOpened'
  | 'yearChanged'
  | 'breaksChanged'
  | 'classCreated'
  | 'classChanged'
  | 'classRemoved'
  | 'classStaffChanged'
  | 'studentCreated'
  | 'studentChanged'
  | 'studentRestrictedChanged'
  | 'studentConditionsChanged'
  | 'studentRestrictedRead'
  | 'studentCardRead'
  | 'studentReadByReason'
  | 'studentSoughtByReason'
  | 'studentEnrolled'
  | 'studentLeft'
  | 'studentClassChanged'
  | 'transferAsked'
  | 'transferAccepted'
  | 'studentErased'
  | 'transferDeclined'
  | 'transferWithdrawn'
  | 'studentsImported'
  | 'importUndone'
  | 'yearRolledOver'
  | 'rollOverChosen'
  | 'rollOverUndone'
  | 'partnerAdded'
  | 'partnerChanged'
  | 'activityLogged'
  | 'activityChanged'
  | 'activityCancelled'
  | 'activitiesConfirmed'
  | 'activitiesLocked'
  | 'activityCorrected'
  | 'activityFileAdded'
  | 'activityFileRemoved'
  | 'guidanceLevelChosen'
  | 'normChanged'
  | 'directionChanged'
  | 'planCreated'
  | 'planChanged'
  | 'planEntryAdded'
  | 'planEntryChanged'
  | 'planEntryRemoved'
  | 'planEntriesPasted'
  | 'planSubmitted'
  | 'planSubmissionRefused'
  | 'planReviewed'
  | 'planExampleMarked'
  | 'planApproved'
  | 'planReturned'
  | 'planAmendmentBegun'
  | 'planAmendmentDropped'
  | 'planLineMoved'
  | 'planLineCancelled'
  | 'planLineRestored'
  | 'entryProposed'
  | 'entryProposalWithdrawn'
  | 'entryProposalAccepted'
  | 'entryProposalDeclined'
  | 'curriculumChanged'
  | 'curriculumConfirmed'
  | 'upbringingModuleChanged'
  | 'portfolioAdded'
  | 'portfolioChanged'
  | 'portfolioRemoved'
  | 'projectsEntered'
  | 'projectChanged'
  | 'projectRemoved'
  | 'contestAdded'
  | 'contestChanged'
  | 'contestRemoved'
  | 'programmeAdded'
  | 'programmeChanged'
  | 'registerEvidenceAdded'
  | 'registerEvidenceRemoved'
  | 'pathwaysDrafted'
  | 'pathwaysRolledOver'
  | 'pathwayChanged'
  | 'pathwayCuratorNamed'
  | 'pathwayStepAdded'
  | 'pathwayStepChanged'
  | 'pathwayStepRemoved'
  | 'pathwayStepMarked'
  | 'pathwaysSubmitted'
  | 'pathwaysApproved'
  | 'pathwayReturned'
  | 'pathwayRevised'
  | 'pathwayCompleted'
  | 'pathwayClosed'
  | 'pathwayReviewed'
  | 'pathwaySigned'
  | 'pathwayTemplateSaved'
  | 'pathwayTemplateReset'
  | 'slipsIssued'
  | 'slipCancelled'
  | 'slipLocked'
  | 'slipUsed'
  | 'linkRevoked'
  | 'linkFrozen'
  | 'linkUnfrozen'
  | 'familyNoteWritten'
  | 'consentRecorded'
  | 'consentAsked'
  | 'consentAskCancelled'
  | 'consentTextPublished'
  | 'pathwaysSuspended'
  | 'pathwaysResumed'
  | 'sittingBegun'
  | 'sheetLocked'
  | 'resultsEntered'
  | 'resultChanged'
  | 'resultsReleased'
  | 'methodSaved'
  | 'outcomesSaved'
  | 'outcomesConfirmed'
  | 'outcomeCorrected'

export type EventInput = {
  kind: EventKind
  municipalityId: string
  organizationId?: string | null
  resolutionId?: string | null
  assignmentId?: string | null
  subjectId?: string | null
  data?: Prisma.InputJsonObject
  note?: string | null
}

function toRow(actor: Pick<Actor, 'userId' | 'role'> | null, now: Date, event: EventInput) {
  return { ...event, at: now, actorId: actor?.userId ?? null, actorRole: actor?.role ?? null, data: event.data ?? {} }
}

/** Writes one event in the change's own transaction. */
export async function recordEvent(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'role'> | null,
  now: Date,
  event: EventInput,
): Promise<void> {
  await tx.event.create({ data: toRow(actor, now, event) })
}

/** Writes many events in one statement. */
export async function recordEvents(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'role'> | null,
  now: Date,
  events: EventInput[],
): Promise<void> {
  if (events.length > 0) await tx.event.createMany({ data: events.map((event) => toRow(actor, now, event)) })
}

/** One event of the same kind about each of the subjects, in one statement however many: thousands of rows of an import. */
export async function recordEventsAbout(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'role'>,
  now: Date,
  event: { kind: EventKind; municipalityId: string; organizationId: string },
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "subjectId")
    SELECT ${event.municipalityId}::uuid, ${now}::timestamptz, ${event.kind}, ${actor.userId}::uuid, ${actor.role}::"Role",
           ${event.organizationId}::uuid, s FROM unnest(${subjectIds}::uuid[]) AS s`
}
