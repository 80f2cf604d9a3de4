import type { Verdict } from '../cases/report.ts'
import { type AccessCase, accessCase } from './access-case.ts'
import { agentAnswers } from './agent-answers.ts'
import type { Answer, Answers } from './asked.ts'
import { prescripteurAnswers } from './prescripteur-answers.ts'
import { superAdminAnswer } from './super-admin-answers.ts'
import { ACTIONS, oneOf, UnknownWords } from './unknown-words.ts'
import { usagerAnswers } from './usager-answers.ts'
import type { Asked } from './world.ts'
import { worldOf } from './world.ts'

/** Judges one case of a file; whatever is wrong with it is a failure of that case only. */
export async function judgeAccess(raw: unknown): Promise<Verdict> {
  const read = accessCase.safeParse(raw)
  if (!read.success) return { ok: false, expected: 'a case of known words', got: issuesOf(read.error) }

  const { expect } = read.data
  const got = await answerOf({ ...read.data, world: worldOf(read.data) }).catch(String)
  return { ok: got === expect, expected: expect, got }
}

const answerOf = async (asked: Asked) => ((await answerFor(asked)(asked)) ? 'allow' : 'deny')

/** What no rule opens is refused, provided that its words are known. */
function answerFor({ actor, action, resource }: AccessCase): Answer {
  if (actor.kind === 'super_admin') return superAdminAnswer
  const answers = ANSWERS[actor.kind].get(resource.type)
  if (!answers) throw new UnknownWords(`${actor.kind}: unknown resource ${resource.type}`)
  return answers.get(action) ?? refused(oneOf(ACTIONS, action))
}

const refused =
  (_action: string): Answer =>
  () =>
    false

const byAction = (answers: Answers) =>
  new Map(
    Object.entries(answers).map(([type, row]) => [
      type,
      new Map(Object.entries(row).flatMap(([actions, answer]) => actions.split(' ').map((action) => [action, answer]))),
    ]),
  )

const [agent, usager] = [byAction(agentAnswers), byAction(usagerAnswers)]
const ANSWERS = { agent, api_agent: agent, usager, usager_token: usager, prescripteur: byAction(prescripteurAnswers) }

const issuesOf = ({ issues }: { issues: { path: PropertyKey[]; message: string }[] }) =>
  issues.map(({ path, message }) => `${path.join('.') || 'case'}: ${message}`).join('; ')
