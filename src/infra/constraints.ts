/** What the violation of a named constraint means to the person whose deed it refused. */
const refusals = {
  agents_rdvs_no_double_booking: 'creneau-pris',
  rdvs_seats: 'complet',
  rdvs_ends_after_starts: 'fin-avant-debut',
  rdvs_one_organisation: 'autre-organisation',
  rdvs_collectif_status: 'statut-impossible',
  rdvs_some_agent: 'sans-agent',
  rdvs_some_participation: 'sans-participant',
  participations_rdv_id_usager_id_key: 'deja-inscrit',
  participations_keep_rdv: 'autre-rdv',
  plages_end_after_start: 'fin-avant-debut',
  plages_one_organisation: 'autre-organisation',
  absences_end_after_start: 'fin-avant-debut',
  motifs_name_unique: 'nom-deja-pris',
  motifs_delays: 'delais-impossibles',
  motifs_collectif_on_site: 'collectif-sur-place',
  services_name_unique: 'nom-deja-pris',
  services_short_name_unique: 'nom-deja-pris',
  organisations_territoire_id_name_key: 'nom-deja-pris',
  organisations_territoire_id_external_id_key: 'identifiant-deja-pris',
  teams_territoire_id_name_key: 'nom-deja-pris',
  agent_groups_agent_id_name_key: 'nom-deja-pris',
  secteurs_territoire_id_human_id_key: 'identifiant-deja-pris',
  zones_city_unique: 'zone-deja-presente',
  zones_street_unique: 'zone-deja-presente',
  secteur_attributions_organisation_unique: 'deja-attribue',
  secteur_attributions_agent_unique: 'deja-attribue',
  secteur_attributions_one_territoire: 'autre-territoire',
  usagers_email_key: 'adresse-deja-prise',
  agents_email_key: 'adresse-deja-prise',
  usagers_one_level: 'proche-de-proche',
  usagers_not_own_responsable: 'proche-de-proche',
} as const

type Constraint = keyof typeof refusals
export const translatedConstraints: readonly string[] = Object.keys(refusals)

export type ConstraintRefusal = (typeof refusals)[Constraint]

/** What triggers raise reaches us through Prisma by its message only. */
const saidByTriggers: readonly [RegExp, Constraint][] = [
  [/motif and lieu belong to its organisation/, 'rdvs_one_organisation'],
  [/a rdv collectif is not/, 'rdvs_collectif_status'],
  [/has no agent/, 'rdvs_some_agent'],
  [/has no participation/, 'rdvs_some_participation'],
  [/a participation does not change rdv/, 'participations_keep_rdv'],
  [/lieu and motifs belong to its organisation/, 'plages_one_organisation'],
  [/its organisations belong to its territoire/, 'secteur_attributions_one_territoire'],
  [/a proche has no proche/, 'usagers_one_level'],
]

/** The refusal that a database error stands for, whether it comes from pg or through Prisma; null: an accident. */
export function refusalOf(error: unknown): ConstraintRefusal | null {
  const { code, message, constraint } = readDatabaseError(error)
  if (!code?.startsWith('23')) return null
  const name = constraint ?? nameIn(message ?? '')
  return name !== undefined && isKnown(name) ? refusals[name] : null
}

/** For `.catch`: the expected refusals become values, any other error goes on. */
export const refusedAs =
  <Reason extends ConstraintRefusal>(...expected: Reason[]) =>
  (error: unknown): { ok: false; reason: Reason } => {
    const refusal = refusalOf(error)
    const reason = expected.find((candidate) => candidate === refusal)
    if (reason === undefined) throw error
    return { ok: false, reason }
  }

/** A deadlock, or two transactions that cannot both be: doing it again may succeed. */
export const mayBeRetried = (error: unknown): boolean =>
  ['40001', '40P01'].includes(readDatabaseError(error).code ?? '') || text(error, 'code') === PRISMA_CONFLICT

/** What Prisma calls both. */
const PRISMA_CONFLICT = 'P2034'

const isKnown = (name: string): name is Constraint => Object.hasOwn(refusals, name)

const nameIn = (message: string) =>
  /constraint "([^"]+)"/.exec(message)?.[1] ?? saidByTriggers.find(([said]) => said.test(message))?.[1]

type DatabaseError = { code?: string | undefined; message?: string | undefined; constraint?: string | undefined }

function readDatabaseError(error: unknown): DatabaseError {
  const cause = child(child(child(error, 'meta'), 'driverAdapterError'), 'cause')
  if (cause) return { code: text(cause, 'originalCode'), message: text(cause, 'originalMessage') }
  return { code: text(error, 'code'), message: text(error, 'message'), constraint: text(error, 'constraint') }
}

const child = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function text(value: unknown, key: string): string | undefined {
  const found = child(value, key)
  return typeof found === 'string' ? found : undefined
}
