'use server'

import { action } from '@/lib/kernel/action'
import { openByReason } from '../commands/by-reason'
import { saveConditions, saveRestricted } from '../commands/care'
import { filterStudents } from '../commands/filter'
import { changeClass, leaveStudent } from '../commands/moves'
import { addStudent, editStudent, enrollStudent } from '../commands/students'
import { studentsMessages as messages } from '../messages'
import {
  addStudentSchema,
  changeClassSchema,
  editStudentSchema,
  enrollStudentSchema,
  leaveSchema,
  openByReasonSchema,
  saveConditionsSchema,
  saveRestrictedSchema,
  studentFilterSchema,
} from '../schema'

export const filterStudentsAction = action(
  {
    name: 'filterStudents',
    verb: 'student.read',
    schema: studentFilterSchema,
    messages,
    redirectTo: (address: string) => address,
  },
  filterStudents,
)

export const openByReasonAction = action(
  {
    ...{ name: 'openByReason', verb: 'student.byReason', schema: openByReasonSchema, messages },
    redirectTo: ({ readingId }) => `/students/by-reason/${readingId}`,
  },
  openByReason,
)

export const addStudentAction = action(
  {
    name: 'addStudent',
    verb: 'student.edit',
    schema: addStudentSchema,
    messages,
    redirectTo: ({ classId }) => `/classes/${classId}?done=added`,
  },
  addStudent,
)

export const editStudentAction = action(
  {
    name: 'editStudent',
    verb: 'student.edit',
    schema: editStudentSchema,
    messages,
    redirectTo: ({ id }) => `/students/${id}?done=saved`,
  },
  editStudent,
)

export const enrollStudentAction = action(
  {
    name: 'enrollStudent',
    verb: 'student.edit',
    schema: enrollStudentSchema,
    messages,
    redirectTo: ({ id }) => `/students/${id}?done=enrolled`,
  },
  enrollStudent,
)

export const changeClassAction = action(
  {
    name: 'changeClass',
    verb: 'student.edit',
    schema: changeClassSchema,
    messages,
    redirectTo: ({ id }) => `/students/${id}?done=moved`,
  },
  changeClass,
)

export const leaveStudentAction = action(
  {
    name: 'leaveStudent',
    verb: 'student.edit',
    schema: leaveSchema,
    messages,
    redirectTo: ({ id }) => `/students/${id}?done=left`,
  },
  leaveStudent,
)

export const saveConditionsAction = action(
  {
    name: 'saveConditions',
    verb: 'student.restricted',
    schema: saveConditionsSchema,
    messages,
    redirectTo: ({ id }) => `/students/${id}?done=conditions`,
  },
  saveConditions,
)

export const saveRestrictedAction = action(
  {
    name: 'saveRestricted',
    verb: 'student.restricted',
    schema: saveRestrictedSchema,
    messages,
    redirectTo: ({ id }) => `/students/${id}/restricted?done=saved`,
  },
  saveRestricted,
)
