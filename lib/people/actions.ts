'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { action } from '@/lib/kernel/action'
import { anonymousAction } from '@/lib/kernel/anonymous'
import { rememberDevice } from '@/lib/kernel/device'
import { setLookCookie } from '@/lib/kernel/look-cookie'
import { ownAddress } from '@/lib/kernel/request'
import { clearSessionCookie, setSessionCookie } from '@/lib/kernel/session'
import { createPerson, disablePerson, enablePerson, renamePerson, resetPassword } from './commands/accounts'
import { renewCalendarFeed, stopCalendarFeed } from './commands/calendar-feed'
import { filterPeople } from './commands/filter'
import { giveGrant, revokeGrant } from './commands/grants'
import { keepLook } from './commands/look'
import { confirmMailAddress, dropMailAddress, setMailAddress } from './commands/mail-address'
import { answerOffer, offerGrant, withdrawOffer } from './commands/offers'
import { changePassword, endOwnSession, signOut, switchGrant } from './commands/own-account'
import { signIn, signInAsPersona } from './commands/sign-in'
import { accessSentence, feedSentence, peopleMessages as messages } from './messages'
import {
  answerOfferSchema,
  changePasswordSchema,
  confirmMailAddressSchema,
  createPersonSchema,
  disablePersonSchema,
  endSessionSchema,
  giveGrantSchema,
  lookSchema,
  nothingSchema,
  offerGrantSchema,
  peopleFilterSchema,
  personaSignInSchema,
  personSchema,
  renamePersonSchema,
  revokeGrantSchema,
  setMailAddressSchema,
  signInSchema,
  switchGrantSchema,
  withdrawOfferSchema,
} from './schema'

export const signInAction = anonymousAction(
  {
    name: 'signIn',
    schema: signInSchema,
    messages,
    after: async ({ secret, device, look }) => {
      await setSessionCookie(secret)
      await rememberDevice(device)
      if (look) await setLookCookie(look)
    },
    redirectTo: ({ mustChangePassword }) => (mustChangePassword ? '/account/password' : '/'),
  },
  signIn,
)

export const signInAsPersonaAction = anonymousAction(
  {
    name: 'signInAsPersona',
    schema: personaSignInSchema,
    messages,
    after: async ({ secret, look }) => {
      await setSessionCookie(secret)
      if (look) await setLookCookie(look)
    },
    redirectTo: () => '/',
  },
  signInAsPersona,
)

/** Open to everybody: a person may need large letters to find the sign-in. */
export const keepLookAction = anonymousAction(
  { name: 'keepLook', schema: lookSchema, messages, after: setLookCookie },
  keepLook,
)

export const signOutAction = action(
  {
    name: 'signOut',
    verb: 'account.own',
    schema: nothingSchema,
    messages,
    allowedBeforePasswordChange: true,
    after: clearSessionCookie,
    redirectTo: () => '/sign-in',
  },
  signOut,
)

export const switchGrantAction = action(
  {
    name: 'switchGrant',
    verb: 'account.own',
    schema: switchGrantSchema,
    messages,
    // The shell around the page is of the role too: without this the browser keeps the old one.
    after: refresh,
    redirectTo: () => '/',
  },
  switchGrant,
)

export const endSessionAction = action(
  {
    name: 'endSession',
    verb: 'account.own',
    schema: endSessionSchema,
    messages,
    redirectTo: () => '/account?done=session',
  },
  endOwnSession,
)

export const changePasswordAction = action(
  {
    name: 'changePassword',
    verb: 'account.own',
    schema: changePasswordSchema,
    messages,
    allowedBeforePasswordChange: true,
    redirectTo: () => '/account?done=password',
  },
  changePassword,
)

export const filterPeopleAction = action(
  {
    name: 'filterPeople',
    verb: 'user.read',
    schema: peopleFilterSchema,
    messages,
    redirectTo: (address: string) => address,
  },
  filterPeople,
)

export const createPersonAction = action(
  {
    name: 'createPerson',
    verb: 'user.edit',
    schema: createPersonSchema,
    messages,
    doneMessage: ({ login, password }) => accessSentence('Учётная запись создана.', login, password),
  },
  createPerson,
)

export const renamePersonAction = action(
  {
    name: 'renamePerson',
    verb: 'user.edit',
    schema: renamePersonSchema,
    messages,
    redirectTo: ({ userId }) => `/people/${userId}?done=renamed`,
  },
  renamePerson,
)

export const resetPasswordAction = action(
  {
    name: 'resetPassword',
    verb: 'user.edit',
    schema: personSchema,
    messages,
    doneMessage: ({ login, password }) => accessSentence('Новый пароль готов.', login, password),
    after: refresh,
  },
  resetPassword,
)

export const disablePersonAction = action(
  {
    name: 'disablePerson',
    verb: 'user.edit',
    schema: disablePersonSchema,
    messages,
    redirectTo: ({ userId }) => `/people/${userId}?done=disabled`,
  },
  disablePerson,
)

export const enablePersonAction = action(
  {
    name: 'enablePerson',
    verb: 'user.edit',
    schema: personSchema,
    messages,
    redirectTo: ({ userId }) => `/people/${userId}?done=enabled`,
  },
  enablePerson,
)

export const giveGrantAction = action(
  {
    name: 'giveGrant',
    verb: 'user.edit',
    schema: giveGrantSchema,
    messages,
    redirectTo: ({ userId }) => `/people/${userId}?done=given`,
  },
  giveGrant,
)

export const revokeGrantAction = action(
  {
    name: 'revokeGrant',
    verb: 'user.edit',
    schema: revokeGrantSchema,
    messages,
    redirectTo: ({ userId }) => `/people/${userId}?done=revoked`,
  },
  revokeGrant,
)

export const offerGrantAction = action(
  {
    name: 'offerGrant',
    verb: 'user.edit',
    schema: offerGrantSchema,
    messages,
    redirectTo: ({ given }) => `/people?done=${given ? 'joined' : 'offered'}`,
  },
  offerGrant,
)

export const withdrawOfferAction = action(
  {
    name: 'withdrawOffer',
    verb: 'user.edit',
    schema: withdrawOfferSchema,
    messages,
    redirectTo: () => '/people?done=withdrawn',
  },
  withdrawOffer,
)

export const answerOfferAction = action(
  {
    name: 'answerOffer',
    verb: 'account.own',
    schema: answerOfferSchema,
    messages,
    // The shell offers the new role too.
    after: refresh,
    redirectTo: ({ answer }) => `/account?done=${answer === 'accept' ? 'accepted' : 'declined'}`,
  },
  answerOffer,
)

export const setMailAddressAction = action(
  {
    ...{ name: 'setMailAddress', verb: 'account.own', schema: setMailAddressSchema, messages },
    redirectTo: () => '/account?done=mailCode#mail',
  },
  setMailAddress,
)

export const confirmMailAddressAction = action(
  {
    ...{ name: 'confirmMailAddress', verb: 'account.own', schema: confirmMailAddressSchema, messages },
    redirectTo: () => '/account?done=mailOn#mail',
  },
  confirmMailAddress,
)

export const dropMailAddressAction = action(
  {
    ...{ name: 'dropMailAddress', verb: 'account.own', schema: nothingSchema, messages },
    redirectTo: () => '/account?done=mailOff#mail',
  },
  dropMailAddress,
)

export const renewCalendarFeedAction = action(
  {
    name: 'renewCalendarFeed',
    verb: 'feed.own',
    schema: nothingSchema,
    messages,
    doneMessage: ({ address }) => feedSentence(address),
    after: refresh,
  },
  renewCalendarFeed,
  async () => ownAddress(await headers()),
)

export const stopCalendarFeedAction = action(
  {
    name: 'stopCalendarFeed',
    verb: 'feed.own',
    schema: nothingSchema,
    messages,
    redirectTo: () => '/account?done=feedStopped',
  },
  stopCalendarFeed,
)
