import * as prescriptionRules from '#domain/booking/prescription/prescription-rules.ts'
import type { Verdict } from '../cases/report.ts'
import { type AccessCase, accessCase } from './access-case.ts'
import { agentOrganisationAnswers } from './agent-organisation-answers.ts'
import { agentRdvAnswers } from './agent-rdv-answers.ts'
import { agentTerritoireAnswers } from './agent-territoire-answers.ts'
import { agentUsagerAnswers } from './agent-usager-answers.ts'
import type { Answer, Answers, Asked } from './asked.ts'
import { superAdminAnswer } from './super-admin-answers.ts'
import { throwAway } from './throw-away.ts'
import { ACTIONS, oneOf, UnknownWords } from './unknown-words.ts'
import { usagerAnswers } from './usager-answers.ts'
import { worldOf } from './world.ts'

/** Judges one case of a file; whatever is wrong with it is a failure of that case only. */
export async function judgeAccess(raw: unknown): Promise<Verdict> {
  const read = accessCase.safeParse(raw)
  if (!read.success) return { ok: false, expected: 'a case of known words', got: issuesOf(read.error) }

  const { expect } = read.data
  const got = await answerOf({ ...read.data, world: worldOf(read.data), throwAway }).catch(String)
  return { ok: got === expect, expected: expect, got }
}

async function answerOf(asked: Asked) {
  return (await answerFor(asked)(asked)) ? 'allow' : 'deny'
}

const agentAnswers: Answers = {
  ...agentRdvAnswers,
  ...agentOrganisationAnswers,
  ...agentUsagerAnswers,
  ...agentTerritoireAnswers,
}

/** What no rule opens is refused, provided that its words are known. */
function answerFor({ actor, action, resource }: AccessCase): Answer {
  if (actor.kind === 'super_admin') return superAdminAnswer
  const answers = new Map(Object.entries(answersOf(actor.kind))).get(resource.type)
  if (!answers) throw new UnknownWords(`${actor.kind}: unknown resource ${resource.type}`)
  return new Map(Object.entries(answers)).get(action) ?? refused(oneOf(ACTIONS, action))
}

const refused =
  (_action: string): Answer =>
  () =>
    false

function answersOf(kind: Exclude<AccessCase['actor']['kind'], 'super_admin'>): Answers {
  if (kind === 'prescripteur') return { rdv: { new: prescribe, create: prescribe, prescribe } }
  return kind === 'agent' || kind === 'api_agent' ? agentAnswers : usagerAnswers
}

const prescribe: Answer = ({ resource, world }) => {
  const bookableBy = resource.motif_bookable_by ?? resource.bookable_by
  const motif = { bookableBy, deletedAt: null, organisationId: world.id('org_of_motif') }
  return prescriptionRules.create({ motif, lieu: null, isFree: resource.creneau_available }) === null
}

const issuesOf = ({ issues }: { issues: { path: PropertyKey[]; message: string }[] }) =>
  issues.map(({ path, message }) => `${path.join('.') || 'case'}: ${message}`).join('; ')
