import 'server-only'
import { Prisma } from '@/lib/kernel/prisma/client'

/** The name of a person or a child as JSON, of the alias: { lastName, firstName, middleName }. */
export const person = (alias: string) =>
  Prisma.raw(
    `json_build_object('lastName', ${alias}."lastName", 'firstName', ${alias}."firstName", 'middleName', ${alias}."middleName")`,
  )
