import { listMotifsToBook, type MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { displayName } from '#lib/names.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { bookedActor } from './plan.ts'
import { type Answers, stepHref } from './wizard-address.ts'
import { agentOfAgenda, otherAgendasHref, type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'
import { motifOption } from './wizard-words.ts'

type MotifPage = WizardFrame & {
  services: { id: string; name: string; shortName: string; motifs: MotifChoice[] }[]
  /** A service was named: the others are one link away. */
  everyService: string | null
  error: string | null
  nobodys: { text: string; agendas: string } | null
}

type MotifChoice = { text: string; href: string; colour: string; minutes: number; isChosen: boolean }

const motifPage = page<MotifPage>('agents/nouveau-rdv/motif')

/** What is it about? The only motif that there is goes straight on, unless one comes back to it. */
export async function show(reached: Reached): Promise<Answer> {
  const motifs = await available(reached)
  const [only, another] = motifs
  if (only && !another && reached.given.motif_id === undefined) return goTo(chosenHref(reached, only))
  return showPage(motifPage, content(reached, motifs, archivedWords(reached)))
}

export async function submit(reached: Reached): Promise<Answer> {
  const { given, plan, visit } = reached
  if (plan.motif && !plan.motif.deletedAt) return goTo(stepHref({ organisationId: visit.organisation.id }, 2, given))
  const error = archivedWords(reached) ?? 'Choisissez un motif.'
  return showPage(motifPage, content(reached, await available(reached), error), 422)
}

const archivedWords = ({ plan: { motif } }: Reached) =>
  motif?.deletedAt ? `« ${motif.name} » n’est plus proposé. Choisissez un autre motif.` : null

const available = async ({ visit, plan }: Reached) =>
  listMotifsToBook(visit.actor, await bookedActor(visit, plan), visit.organisation.id)

function content(reached: Reached, motifs: readonly MotifToBook[], error: string | null) {
  const { given, visit } = reached
  const here = { organisationId: visit.organisation.id }
  const isNarrowed = motifs.some(({ serviceId }) => serviceId === given.service_id)
  const shown = isNarrowed ? motifs.filter(({ serviceId }) => serviceId === given.service_id) : motifs
  const isOneService = new Set(motifs.map(({ serviceId }) => serviceId)).size < 2
  return {
    ...wizardFrame(1, reached),
    services: servicesOf(reached, shown),
    everyService: isNarrowed && !isOneService ? stepHref(here, 1, { ...given, service_id: undefined }) : null,
    error,
    nobodys: motifs.length === 0 ? nobodys(reached) : null,
  }
}

const servicesOf = (reached: Reached, motifs: readonly MotifToBook[]) =>
  [...Map.groupBy(motifs, ({ serviceId }) => serviceId)].map(([serviceId, its]) => ({
    id: `service-${serviceId}`,
    name: its[0]?.service.name ?? '',
    shortName: its[0]?.service.shortName ?? '',
    motifs: its.map((motif) => ({
      text: motifOption(motif),
      href: chosenHref(reached, motif),
      colour: motif.color,
      minutes: motif.defaultDurationInMin,
      isChosen: motif.id === reached.given.motif_id,
    })),
  }))

/** Another motif has its own duration, and what was passed over was of the former. */
function chosenHref({ visit, given }: Reached, { id }: MotifToBook) {
  const isSame = given.motif_id === undefined || given.motif_id === id
  const kept: Answers = isSame ? given : { ...given, duration_in_min: undefined, confirmed: [] }
  return stepHref({ organisationId: visit.organisation.id }, 2, { ...kept, motif_id: id })
}

function nobodys(reached: Reached) {
  const agent = agentOfAgenda(reached)
  const whom = agent && agent.id !== reached.visit.actor.id ? displayName(agent) : 'vous'
  return {
    text: `Aucun motif de cette organisation n’est proposé pour ${whom}. Partez de l’agenda d’un autre agent.`,
    agendas: otherAgendasHref(reached),
  }
}
