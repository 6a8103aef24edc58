/**
 * The floors of the house and the order of its domains, written once (docs/decisions; held by `npm run check`).
 * Imports run downwards only: app → components/<domain> → components/ui; app → loaders, actions; loaders, actions →
 * commands, queries → rules, policy, schema, types → kernel. A type-only import counts too.
 */

// The domains in their order (one may import those before it, never those after it) and the closed list of their files.
const house = require('./scripts/check/house.json')
const { domains } = house
const files = [...house.files, ...house.folders]

const any = domains.join('|')
const domainFile = (...names) => `^lib/(?:${any})/(?:${names.join('|')})(?:/|\\.)`
const except = (...names) => files.filter((name) => !names.includes(name))
/** Prisma's generated client, save its plain constants. */
const prismaClient = '^lib/kernel/prisma/(?!enums\\.)'
const database = `^lib/kernel/db\\.|${prismaClient}|node_modules/(?:@prisma|pg|pg-[a-z]+)/`
const frameworks = 'node_modules/(?:next|next-auth|react|react-dom)/'

const order = domains.slice(0, -1).map((domain, at) => ({
  name: `domain-order-${domain}`,
  comment: `${domain} стоит ниже и не знает о доменах после себя`,
  severity: 'error',
  from: { path: `^lib/${domain}/` },
  to: { path: `^lib/(?:${domains.slice(at + 1).join('|')})/` },
}))

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const floors = [
  rule(
    'app-opens-loaders-and-actions',
    'Страница берёт данные у loaders и actions; view-типы, тексты и schema адресной строки можно',
    { path: '^app/', pathNot: '^app/api/|/route\\.tsx?$' },
    { path: domainFile(...except('loaders', 'actions', 'types', 'messages', 'schema')) },
  ),
  rule(
    'handlers-call-loaders-and-commands',
    'Обработчик маршрута вызывает один loader, command или export',
    { path: '^app/api/|^app/.*/route\\.tsx?$' },
    { path: domainFile(...except('loaders', 'exports', 'commands', 'actions', 'types', 'messages', 'schema')) },
  ),
  rule(
    'components-know-no-server',
    // A client component may not even name their types: house-rules.ts.
    'Компонент видит только actions, schema, messages, types, rules; серверный — ещё и типы того, что ему передают',
    { path: '^components/' },
    {
      path: domainFile(...except('actions', 'schema', 'messages', 'types', 'rules')),
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'ui-is-domain-free',
    'components/ui годится для другого продукта: ни доменов, ни соседних папок',
    { path: '^components/ui/' },
    { path: `^lib/(?:${any})/|^components/(?!ui/)` },
  ),
  rule('components-below-app', 'Импорты идут вниз: app выше components', { path: '^components/' }, { path: '^app/' }),
  rule(
    'lib-below-the-page',
    'lib не знает ни страниц, ни компонентов',
    { path: '^lib/' },
    { path: '^(?:app|components)/' },
  ),
  rule('kernel-is-the-floor', 'kernel не знает доменов', { path: '^lib/kernel/' }, { path: `^lib/(?:${any})/` }),
  rule(
    'queries-and-commands-below-the-doors',
    'commands и queries не зовут loaders и actions; queries не зовут commands',
    { path: domainFile('queries', 'commands', 'mail', 'import') },
    { path: domainFile('loaders', 'actions') },
  ),
  rule(
    'queries-only-read',
    'queries не зовут commands',
    { path: domainFile('queries') },
    { path: domainFile('commands') },
  ),
  rule(
    'loaders-only-read',
    'loaders читают: ни commands, ни actions',
    { path: domainFile('loaders') },
    { path: domainFile('commands', 'actions') },
  ),
  rule(
    'actions-go-through-commands',
    'action — три строки: commands и schema',
    { path: domainFile('actions') },
    { path: domainFile('queries', 'loaders', 'rules', 'policy', 'mail') },
  ),
  rule(
    'decisions-below-the-work',
    'rules, policy, schema, types, messages не зовут того, что выше',
    { path: domainFile('rules', 'policy', 'schema', 'types', 'messages') },
    { path: domainFile('queries', 'commands', 'loaders', 'actions', 'mail') },
  ),
  rule(
    'decisions-are-pure',
    'rules и policy чистые: ни Next, ни React, ни Prisma, ни часов',
    { path: domainFile('rules', 'policy') },
    {
      path: `${frameworks}|${database}|^lib/kernel/(?:clock|env|session|request|action|command|jobs|mail|log|files)\\.`,
    },
  ),
  rule(
    'decisions-touch-no-machine',
    'rules и policy не читают файлов, сети и процесса',
    { path: domainFile('rules', 'policy') },
    { path: '^(?:node:)?(?:fs|net|http|https|child_process|os|process|dns|worker_threads|timers)(?:/|$)' },
  ),
  rule(
    'database-behind-queries',
    'К базе ходят только commands, queries, loaders и kernel',
    { path: '^(?:app|components|lib)/', pathNot: `^lib/kernel/|${domainFile('commands', 'queries', 'loaders')}` },
    { path: database },
  ),
  rule(
    'product-knows-no-tools',
    'Приложение не зависит от скриптов и тестов',
    { path: '^(?:app|components|lib)/' },
    { path: '^(?:scripts|tests)/' },
  ),
  rule(
    'no-circles',
    'Круг импортов',
    { path: '^(?:app|components|lib)/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule(
    'imports-resolve',
    'Импорт ведёт в никуда',
    { path: '^(?:app|components|lib)/' },
    { couldNotResolve: true, pathNot: '\\.css$' },
  ),
]

module.exports = {
  forbidden: [...order, ...floors],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
