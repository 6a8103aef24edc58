import fs from 'node:fs'
import path from 'node:path'
import { root } from './root'

type Manifest = {
  staticRoutes: { page: string; regex: string }[]
  dynamicRoutes: { page: string; regex: string }[]
}

/** What is no page of ours: the build's own files as one, and whatever else anybody asks for. */
export const STATIC_ROUTE = '/_next/static'
export const OTHER_ROUTE = 'other'

/** Says of a path which route of the build answers it: «/people/[personId]». Paths hold ids, and anything that somebody types. */
export function routesOf({ staticRoutes, dynamicRoutes }: Manifest): (url: string | undefined) => string {
  const fixed = new Set(staticRoutes.map(({ page }) => page).filter((page) => !page.startsWith('/_')))
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, form: new RegExp(regex) }))
  return (url = '') => {
    const asked = url.split('?', 1)[0] ?? ''
    if (asked.startsWith(`${STATIC_ROUTE}/`)) return STATIC_ROUTE
    if (fixed.has(asked)) return asked
    return patterns.find(({ form }) => form.test(asked))?.page ?? OTHER_ROUTE
  }
}

/** The routes of the build that lies here. */
export function routesOfBuild(): (url: string | undefined) => string {
  return routesOf(JSON.parse(fs.readFileSync(path.join(root, '.next', 'routes-manifest.json'), 'utf8')) as Manifest)
}
