import type { Request, Response } from 'express'
import { type ExportFailure, type ExportState, FILE_HOURS, stateOf } from '#domain/keeping/export/export.ts'
import { type ExportShown, findExportSize, listExports } from '#domain/keeping/export/export-queries.ts'
import {
  listOrganisationsOfAgent,
  type OrganisationOfAgent,
} from '#domain/territory/organisation/agent-organisations-queries.ts'
import { dateTimeNumeric, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { page as pageOf } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { visitOf } from '../visit.ts'
import { exportOf } from './export-asked.ts'
import { exportPath, exportsPath, nouvelEssaiPath, telechargementPath } from './paths.ts'

type Badge = { text: string; kind: 'success' | 'error' | 'info' | 'grey' }
type Cell = { text: string | null; header?: true; href?: string; mention?: string | null; badge?: Badge }

const listPage = pageOf<{ rows: { cells: Cell[] }[]; list: string | null }>('agents/exports/exports')

type ExportPage = {
  fileName: string
  organisations: string
  asked: string
  progress: { done: number; total: number; text: string; href: string; over: false } | null
  file: { href: string; size: string; until: string } | null
  ended: string | null
  again: string | null
  back: string
}

const exportPage = pageOf<ExportPage>('agents/exports/export')

/** His own, of two weeks. */
export async function index(req: Request, res: Response) {
  const { actor, now } = visitOf(req)
  const [listed, organisations] = await Promise.all([listExports(actor, now), listOrganisationsOfAgent(actor)])
  const [first] = organisations
  listPage(req, res, {
    title: 'Vos exports',
    rows: listed.map((one) => ({ cells: cellsOf(one, organisations, now) })),
    list: first ? rdvsPath({ organisationId: first.id }) : null,
  })
}

/** One of them: how far it is, then its file. */
export async function show(req: Request, res: Response) {
  const { actor, now } = visitOf(req)
  const one = await exportOf(req)
  const state = stateOf(one, now)
  const [organisations, bytes] = await Promise.all([
    listOrganisationsOfAgent(actor),
    state === 'disponible' ? findExportSize(one.id) : 0,
  ])
  const zone = zoneIn(one, organisations)
  const params = { exportId: one.id }
  exportPage(req, res, {
    title: `Export de RDV : ${STATES[state].text.toLowerCase()}`,
    fileName: one.fileName,
    organisations: namesOf(one, organisations),
    asked: dateTimeNumeric(instantOf(one.createdAt), zone),
    progress: state === 'en-creation' ? progressOf(one) : null,
    file:
      state === 'disponible'
        ? {
            href: telechargementPath(params),
            size: sizeOf(bytes),
            until: dateTimeNumeric(instantOf(one.expiresAt), zone),
          }
        : null,
    ended: endedWords(state, one),
    again: state === 'echoue' || state === 'expire' ? nouvelEssaiPath(params) : null,
    back: exportsPath(),
  })
}

const STATES: Record<ExportState, Badge> = {
  'en-creation': { text: 'En création', kind: 'info' },
  disponible: { text: 'Disponible', kind: 'success' },
  expire: { text: 'Expiré', kind: 'grey' },
  echoue: { text: 'Échec', kind: 'error' },
}

const FAILURES: Record<ExportFailure, string> = {
  'trop-long': 'Un fichier XLSX tient au plus 1 048 575 RDV. Choisissez une période plus courte, ou le format CSV.',
  panne: 'Le fichier n’a pas pu être écrit, malgré plusieurs essais.',
}

function endedWords(state: ExportState, { failure }: ExportShown): string | null {
  if (state === 'expire') return typo(`Ce fichier a expiré : un export se télécharge pendant ${FILE_HOURS} heures.`)
  return state === 'echoue' ? typo(FAILURES[failure === 'trop-long' ? failure : 'panne']) : null
}

function progressOf({ id, rowsDone, rowsTotal }: ExportShown) {
  const text =
    rowsTotal === null
      ? 'L’export va commencer.'
      : `${rowsDone.toLocaleString('fr')} RDV sur ${rowsTotal.toLocaleString('fr')}`
  return {
    done: rowsDone,
    total: Math.max(rowsTotal ?? 1, 1),
    text: typo(text),
    href: exportPath({ exportId: id }),
    over: false as const,
  }
}

function cellsOf(one: ExportShown, organisations: readonly OrganisationOfAgent[], now: Temporal.Instant): Cell[] {
  const state = stateOf(one, now)
  return [
    { text: one.fileName, header: true, href: exportPath({ exportId: one.id }) },
    { text: dateTimeNumeric(instantOf(one.createdAt), zoneIn(one, organisations)) },
    { text: namesOf(one, organisations) },
    { text: null, badge: STATES[state] },
    state === 'disponible' ? { text: 'Télécharger', href: telechargementPath({ exportId: one.id }) } : { text: null },
  ]
}

/** Those that he left are counted, not named. */
function namesOf({ organisationIds }: ExportShown, organisations: readonly OrganisationOfAgent[]) {
  const names = organisations.filter(({ id }) => organisationIds.includes(id)).map(({ name }) => name)
  const left = organisationIds.length - names.length
  return [...names, ...(left > 0 ? [plural(left, 'organisation quittée', 'organisations quittées')] : [])].join(', ')
}

const zoneIn = ({ organisationIds }: ExportShown, organisations: readonly OrganisationOfAgent[]) =>
  (organisations.find(({ id }) => organisationIds.includes(id)) ?? organisations[0])?.territoire.timeZone ??
  'Europe/Paris'

const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

/** « 12 ko », « 3,4 Mo » */
const sizeOf = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)}\u00A0ko`
    : `${(bytes / 1_000_000).toLocaleString('fr', { maximumFractionDigits: 1 })}\u00A0Mo`
