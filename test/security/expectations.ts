import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Route } from '#web/shared/routes.ts'
import type { Actor } from './actors.ts'
import type { Target } from './addresses.ts'
import type { Line, Lines, Reach, Shown } from './lines.ts'

/** What the access of a route says, before anything is looked up. */
const accesses: Record<string, Reach> = {
  anyone: () => 'in',
  'anyone, known by a link': () => 'in',
  'signed-in usager': ({ usager }) => (usager?.session === 'account' ? 'in' : 303),
  'identified usager': ({ usager }) => (usager ? 'in' : 303),
  'reader of his rdvs': ({ usager }) => (usager ? 'in' : 303),
  'reader of a rdv': ({ usager }) => (usager ? 'in' : 303),
  'signed-in agent': ({ memberOf }) => (memberOf ? 'in' : 303),
  'agent himself': ({ memberOf, isSuperAdmin }) => (memberOf ? (isSuperAdmin ? 403 : 'in') : 303),
  'half signed-in agent': ({ name }) => (name === 'half signed-in agent' ? 'in' : 303),
  'agent himself, or half signed-in': ({ name, memberOf, isSuperAdmin }) =>
    memberOf && isSuperAdmin ? 403 : memberOf || name === 'half signed-in agent' ? 'in' : 303,
  'member of the organisation': ({ memberOf }, { organisation }) =>
    memberOf ? (memberOf === organisation ? 'in' : 404) : 303,
  'agent who may change the rdv': ({ memberOf }, { organisation }) =>
    memberOf ? (memberOf === organisation ? 'in' : 404) : 303,
  'admin of the territoire': ({ name, memberOf }, { thing }) =>
    name === 'territorial admin' && thing !== 'elsewhere' ? 'in' : memberOf ? 404 : 303,
  'admin of some territoire': ({ name, memberOf }) => (name === 'territorial admin' ? 'in' : memberOf ? 403 : 303),
  'signed-in super admin': ({ isSuperAdmin }) => (isSuperAdmin ? 'in' : 303),
  'half signed-in super admin': () => 303,
}

/** Each section says it beside its tests: test/web/<audience>/<section>/expectations.ts. */
const sections = await Promise.all(
  globSync('test/web/*/*/expectations.ts').map((file): Promise<{ expectations: Lines }> => import(resolve(file))),
)
const lines: Lines = Object.assign({}, ...sections.map(({ expectations }) => expectations))

/** The access first, then whose thing it is. */
export function reachOf({ path, access }: Route, actor: Actor, target: Target): ReturnType<Reach> {
  const entered = accessNamed(access)(actor, target)
  return entered === 'in' ? lineOf(path).rule(actor, target) : entered
}

/** Status of a page for who reaches it. */
export const shownAt = ({ path }: Route, actor: Actor): Shown => lineOf(path).shown(actor)

export const unexpected = (routes: readonly Route[]) => [
  ...routes.flatMap(({ path }) =>
    lines[path] ? [] : [`${path}: say in the expectations of its section what each actor finds there`],
  ),
  ...routes.flatMap(({ access }) => (accesses[access] ? [] : [`${access}: say in "accesses" whom it lets in`])),
]

export const forgotten = (routes: readonly Route[]) =>
  Object.keys(lines).filter((pattern) => !routes.some(({ path }) => path === pattern))

function lineOf(path: string): Line {
  const line = lines[path]
  if (!line) throw new Error(`no section expects ${path}`)
  return line
}

function accessNamed(name: string): Reach {
  const access = accesses[name]
  if (!access) throw new Error(`test/security/expectations.ts does not know the access "${name}"`)
  return access
}
