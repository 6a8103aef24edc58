/** Four eyes (rule 7): nobody decides on a report that they submitted or recorded, the Department's own ones included. */
export function canReview(actor: { userId: string }, assignment: { submittedById: string | null }): boolean {
  return assignment.submittedById !== actor.userId
}
