'use server'

import { action } from '@/lib/kernel/action'
import { eraseStudent } from '../commands/erasure'
import { erasureMessages as messages } from '../messages/erasure'
import { eraseStudentSchema } from '../schema/erasure'

export const eraseStudentAction = action(
  {
    ...{ name: 'eraseStudent', verb: 'student.erase', schema: eraseStudentSchema, messages },
    redirectTo: ({ actId }) => `/students/erasures/${actId}`,
  },
  eraseStudent,
)
