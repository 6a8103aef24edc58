'use server'

import { action } from '@/lib/kernel/action'
import { addClassStaff, endClassStaff } from '../commands/class-staff'
import { createClass, editClass, removeClass } from '../commands/classes'
import { studentsMessages as messages } from '../messages'
import { addStaffSchema, createClassSchema, editClassSchema, endStaffSchema, removeClassSchema } from '../schema'

export const createClassAction = action(
  {
    name: 'createClass',
    verb: 'class.edit',
    schema: createClassSchema,
    messages,
    redirectTo: ({ id }) => `/classes/${id}?done=created`,
  },
  createClass,
)

export const editClassAction = action(
  {
    name: 'editClass',
    verb: 'class.edit',
    schema: editClassSchema,
    messages,
    redirectTo: ({ id }) => `/classes/${id}?done=saved`,
  },
  editClass,
)

export const removeClassAction = action(
  {
    name: 'removeClass',
    verb: 'class.edit',
    schema: removeClassSchema,
    messages,
    redirectTo: ({ yearId }) => `/classes?year=${yearId}&done=removed`,
  },
  removeClass,
)

export const addClassStaffAction = action(
  {
    name: 'addClassStaff',
    verb: 'class.edit',
    schema: addStaffSchema,
    messages,
    redirectTo: ({ classId }) => `/classes/${classId}?done=staff`,
  },
  addClassStaff,
)

export const endClassStaffAction = action(
  {
    name: 'endClassStaff',
    verb: 'class.edit',
    schema: endStaffSchema,
    messages,
    redirectTo: ({ classId }) => `/classes/${classId}?done=staff`,
  },
  endClassStaff,
)
