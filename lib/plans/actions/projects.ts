'use server'

import { action } from '@/lib/kernel/action'
import { editProject, removeProject, saveClassProjects } from '../commands/projects'
import { projectsMessages as messages } from '../messages/projects'
import { editProjectSchema, removeProjectSchema, saveClassProjectsSchema } from '../schema/projects'

export const saveClassProjectsAction = action(
  {
    name: 'saveClassProjects',
    verb: 'project.edit',
    schema: saveClassProjectsSchema,
    messages,
    redirectTo: ({ classId }) => `/projects/classes/${classId}?done=saved`,
  },
  saveClassProjects,
)

export const editProjectAction = action(
  {
    name: 'editProject',
    verb: 'project.edit',
    schema: editProjectSchema,
    messages,
    redirectTo: ({ id }) => `/projects/${id}?done=saved`,
  },
  editProject,
)

export const removeProjectAction = action(
  {
    name: 'removeProject',
    verb: 'project.edit',
    schema: removeProjectSchema,
    messages,
    redirectTo: () => '/projects?done=removed',
  },
  removeProject,
)
