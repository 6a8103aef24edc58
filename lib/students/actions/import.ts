'use server'

import { action } from '@/lib/kernel/action'
import { assignImportColumns, discardImport, readImportFile, uploadImport } from '../commands/import-drafts'
import { importTable } from '../commands/import-run'
import { importStaff, makePasswords } from '../commands/import-staff'
import { undoImport } from '../commands/import-undo'
import { importMessages as messages, staffSentence } from '../messages/import'
import {
  assignColumnsSchema,
  importDraftSchema,
  runImportSchema,
  undoImportSchema,
  uploadImportSchema,
} from '../schema/import'

const verb = 'student.import' as const
const toDraft = ({ draftId }: { draftId: string }) => `/students/import/${draftId}`

export const uploadImportAction = action(
  { name: 'uploadImport', verb, schema: uploadImportSchema, messages, redirectTo: toDraft },
  uploadImport,
  readImportFile,
)

export const assignImportColumnsAction = action(
  { name: 'assignImportColumns', verb, schema: assignColumnsSchema, messages, redirectTo: toDraft },
  assignImportColumns,
)

export const discardImportAction = action(
  {
    name: 'discardImport',
    verb,
    schema: importDraftSchema,
    messages,
    redirectTo: () => '/students/import?done=discarded',
  },
  discardImport,
)

export const importTableAction = action(
  { name: 'importTable', verb, schema: runImportSchema, messages, redirectTo: toDraft },
  importTable,
)

/** No redirect: the passwords are in the answer and nowhere else. */
export const importStaffAction = action(
  { name: 'importStaff', verb, schema: runImportSchema, messages, doneMessage: ({ made }) => staffSentence(made) },
  importStaff,
  makePasswords,
)

export const undoImportAction = action(
  {
    name: 'undoImport',
    verb,
    schema: undoImportSchema,
    messages,
    redirectTo: (data) => `${toDraft(data)}?done=undone`,
  },
  undoImport,
)
