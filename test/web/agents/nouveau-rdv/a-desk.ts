import { dayFromNow } from '#test/support/days.ts'
import { aLieu, aMotif, anOrganisation, aService, aTerritoire } from '#test/support/factories.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import type { Answer, Visitor } from '#test/support/visitor.ts'
import { wizardPath, wizardStepPath } from '#web/agents/nouveau-rdv/paths.ts'

type Fields = {
  agent?: Parameters<typeof aSignedInAgent>[0]
  motif?: Parameters<typeof aMotif>[0]
  territoire?: Parameters<typeof aTerritoire>[0]
}

/** An agent at his desk, in an organisation with two motifs of his service and one lieu; the day is in a week. */
export async function aDesk({ agent: agentFields, motif: motifFields, territoire: territoireFields }: Fields = {}) {
  const territoire = await aTerritoire(territoireFields)
  const organisation = await anOrganisation({ territoireId: territoire.id })
  const organisationId = organisation.id
  const service = await aService()
  const { agent, visitor } = await aSignedInAgent({ organisationId, serviceId: service.id, ...agentFields })
  const ofService = { organisationId, serviceId: service.id }
  const motif = await aMotif({ ...ofService, name: 'Consultation', ...motifFields })
  const other = await aMotif({ ...ofService, name: 'Atelier massage', collectif: true })
  const lieu = await aLieu({ organisationId, name: 'MDS Arras-Nord' })
  const here = { organisationId }
  const startsAt = `${dayFromNow(7)}T10:00`
  return {
    ...{ territoire, organisation, organisationId, service, serviceId: service.id, agent, visitor, motif, other, lieu },
    startsAt,
    stepAt: (step: number, given: Parameters<typeof wizardPath>[1] = {}) => wizardPath(here, { step, ...given }),
    answerAt: (step: number, given: Parameters<typeof wizardPath>[1] = {}) => wizardStepPath(here, { step, ...given }),
  }
}

/** What the form of a step would send as it stands: hidden fields, what was typed, what is ticked. */
export function formOf({ $ }: Answer): [string, string][] {
  return $('main form[method=post]')
    .find('input[name], select[name], textarea[name]')
    .toArray()
    .filter((field) => !/radio|checkbox/.test(field.attribs.type ?? '') || field.attribs.checked !== undefined)
    .map((field): [string, string] => [field.attribs.name ?? '', String($(field).val() ?? '')])
}

/** The same with other answers in place of some. */
export const changed = (form: readonly [string, string][], answers: Readonly<Record<string, string | string[]>>) => [
  ...form.filter(([name]) => !(name in answers)),
  ...Object.entries(answers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  ),
]

type Answers = Readonly<Record<string, string | string[]>>

/** Sends the form of a page with other answers, and follows to the next one. */
export async function send(visitor: Visitor, page: Answer, answers: Answers = {}) {
  const action = page.$('main form[method=post]').attr('action') ?? ''
  return visitor.follow(await visitor.post(action, changed(formOf(page), answers)))
}
