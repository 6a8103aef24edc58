'use server'

import { action } from '@/lib/kernel/action'
import { addPortfolio, editPortfolio, removePortfolio, saveModule } from '../commands/portfolio'
import { portfolioMessages as messages } from '../messages/portfolio'
import { addPortfolioSchema, editPortfolioSchema, removePortfolioSchema, saveModuleSchema } from '../schema/portfolio'

export const saveModuleAction = action(
  {
    name: 'saveModule',
    verb: 'register.lead',
    schema: saveModuleSchema,
    messages,
    redirectTo: () => '/portfolio/module?done=saved',
  },
  saveModule,
)

export const addPortfolioAction = action(
  {
    name: 'addPortfolio',
    verb: 'register.work',
    schema: addPortfolioSchema,
    messages,
    redirectTo: ({ id }) => `/portfolio/${id}?done=added`,
  },
  addPortfolio,
)

export const editPortfolioAction = action(
  {
    name: 'editPortfolio',
    verb: 'register.work',
    schema: editPortfolioSchema,
    messages,
    redirectTo: ({ id }) => `/portfolio/${id}?done=saved`,
  },
  editPortfolio,
)

export const removePortfolioAction = action(
  {
    name: 'removePortfolio',
    verb: 'register.work',
    schema: removePortfolioSchema,
    messages,
    redirectTo: () => '/portfolio?done=removed',
  },
  removePortfolio,
)
