import type { Request, Response } from 'express'
import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import {
  bookableDaysOf,
  findFirstByLieu,
  findFirstByOrganisation,
  findOpenCollectifs,
  findWeek,
} from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu, listOpenLieux } from '#domain/territory/lieu/lieu-queries.ts'
import { servicesOf } from '#domain/territory/motif/motif-search.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { findOrganisation, listOrganisations } from '#domain/territory/organisation/organisation-queries.ts'
import { dateTimeShort, duration } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import { localDay } from '#lib/zone.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { seatsWords } from '../recherche/collectifs-content.ts'
import { placeWords } from '../recherche/motif-words.ts'
import { recherchePath } from '../recherche/paths.ts'
import { organisationVisitOf } from '../visit.ts'
import { backTo, type Parcours, parcoursOf } from './parcours.ts'
import { type PersonNote, personNote } from './person-note.ts'
import { chosenHref, findPrescribing, nextStep, type Prescribing, type Step, searchHref, whoOf } from './prescribing.ts'
import { type PublicWeek, publicWeek } from './public-week.ts'

type Line = { title: string; text: string; next: string | null; href: string }

/** What stands above each list: the choices made, and for whom. */
type Around = { about: string; forWhom: PersonNote | null; back: { href: string; text: string } }

type ListPage = Around & { groups: { name: string | null; lines: Line[] }[]; nothing: string }
const listPage = page<ListPage>('agents/prescription/choix')

type WeekPage = Around & { week: PublicWeek; limit: string }
const weekPage = page<WeekPage>('agents/prescription/creneau')

const steps: Record<Step, (prescribing: Prescribing) => Promise<Answer>> = {
  motif: motifs,
  lieu: lieux,
  organisation: organisations,
  creneau,
}

/** The page of the first question without an answer, as in the public search. */
export async function show(req: Request, res: Response) {
  const prescribing = await findPrescribing(organisationVisitOf(req), parcoursOf(req.query))
  const answer = await steps[nextStep(prescribing)](prescribing)
  await answer.give(req, res)
}

async function motifs(prescribing: Prescribing): Promise<Answer> {
  const { visit, parcours } = prescribing
  const all = parcours.revoir || prescribing.motifs.length > 0 ? prescribing : await withoutAnswers(prescribing)
  const groups = servicesOf(all.motifs).map(({ id, name, motifs: found }) => ({
    name,
    lines: found.map((motif) => ({
      title: motif.name,
      text: [motif.description, factsOf(motif)].filter(Boolean).join(' · '),
      next: null,
      href: searchHref(prescribing, {
        user_ids: parcours.user_ids,
        service_id: id,
        motif_name_with_location_type: motif.key,
      }),
    })),
  }))
  return showPage(listPage, {
    title: 'Pour quel motif ?',
    about: `Motifs ouverts à d’autres organisations, ${visit.organisation.territoire.name ?? 'dans le département'}`,
    forWhom: personNote(prescribing, parcours),
    back: {
      href: recherchePath({ organisationId: visit.organisation.id }, { user_ids: parcours.user_ids }),
      text: 'Revenir à « Trouver un RDV »',
    },
    groups,
    nothing: 'Aucun motif n’est ouvert à d’autres organisations pour vos services, là où vit cette personne.',
  })
}

/** An answer that leads nowhere any more is asked again. */
const withoutAnswers = ({ visit, parcours }: Prescribing) => findPrescribing(visit, { user_ids: parcours.user_ids })

const factsOf = (motif: MotifFound) =>
  [placeWords[motif.locationType], motif.collectif ? 'collectif' : null, duration(motif.durationInMin)]
    .filter(Boolean)
    .join(', ')

function aroundOf(prescribing: Prescribing, motif: MotifFound): Around {
  const { parcours } = prescribing
  return {
    about: `${motif.name}, ${motif.serviceName}, ${factsOf(motif)}`,
    forWhom: personNote(prescribing, parcours),
    back: { href: searchHref(prescribing, backTo.motif(parcours)), text: 'Changer de motif' },
  }
}

const NOTHING = 'Aucun créneau n’est libre en ce moment pour ce motif.'

async function lieux(prescribing: Prescribing): Promise<Answer> {
  const { visit, motifs: found } = prescribing
  const [motif] = found
  if (!motif) return motifs(prescribing)
  const firsts = await findFirstByLieu({ motifs: found, now: visit.now, who: whoOf(prescribing) })
  const open = await listOpenLieux([...firsts.keys()])
  const names = new Map((await listOrganisations(open.map((lieu) => lieu.organisationId))).map((one) => [one.id, one]))
  const lines = open
    .map((lieu) => ({ lieu, startsAtMs: firsts.get(lieu.id)?.startsAtMs ?? 0 }))
    .sort((a, b) => a.startsAtMs - b.startsAtMs || a.lieu.id - b.lieu.id)
    .map(({ lieu, startsAtMs }) => {
      const text = [names.get(lieu.organisationId)?.name, lieu.address].filter(Boolean).join(' · ')
      return lineOf({ prescribing, motif, startsAtMs, title: lieu.name, text, answer: { lieu_id: lieu.id } })
    })
  return listOf(prescribing, motif, { title: 'Dans quel lieu ?', lines })
}

async function organisations(prescribing: Prescribing): Promise<Answer> {
  const { visit, motifs: found } = prescribing
  const [motif] = found
  if (!motif) return motifs(prescribing)
  const firsts = await findFirstByOrganisation({ motifs: found, now: visit.now, who: whoOf(prescribing) })
  const lines = (await listOrganisations([...firsts.keys()]))
    .map((organisation) => ({ organisation, startsAtMs: firsts.get(organisation.id)?.startsAtMs ?? 0 }))
    .sort((a, b) => a.startsAtMs - b.startsAtMs || a.organisation.id - b.organisation.id)
    .map(({ organisation: { id, name }, startsAtMs }) =>
      lineOf({
        prescribing,
        motif,
        startsAtMs,
        title: name,
        text: placeWords[motif.locationType],
        answer: { user_selected_organisation_id: id },
      }),
    )
  return listOf(prescribing, motif, { title: 'Dans quelle organisation ?', lines })
}

type Found = {
  prescribing: Prescribing
  motif: MotifFound
  startsAtMs: number
  title: string
  text: string
  answer: Parcours
}

/** Each leads to the week of its first hour. */
function lineOf({ prescribing, motif, startsAtMs, title, text, answer }: Found): Line {
  const startsAt = Temporal.Instant.fromEpochMilliseconds(startsAtMs)
  const date = localDay(startsAt, motif.timeZone).toString()
  const href = searchHref(prescribing, { ...prescribing.parcours, revoir: undefined, ...answer, date })
  return { title, text, next: sentence(dateTimeShort(startsAt, motif.timeZone)), href }
}

/** The only one is chosen without a question. */
function listOf(prescribing: Prescribing, motif: MotifFound, { title, lines }: { title: string; lines: Line[] }) {
  const [only, ...others] = lines
  if (only && others.length === 0 && !prescribing.parcours.revoir) return goTo(only.href)
  return showPage(listPage, {
    title,
    ...aroundOf(prescribing, motif),
    groups: only ? [{ name: null, lines }] : [],
    nothing: NOTHING,
  })
}

async function creneau(prescribing: Prescribing): Promise<Answer> {
  const { visit, parcours } = prescribing
  const [motif] = prescribing.motifs
  if (!motif) return motifs(prescribing)
  const lieu = parcours.lieu_id === undefined ? null : await findOpenLieu(parcours.lieu_id, visit.now)
  const place = lieu ? `${lieu.name}, ${lieu.address}` : (await findOrganisation(motif.organisationId))?.name
  const around = {
    ...aroundOf(prescribing, motif),
    about: [motif.name, place, factsOf(motif)].filter(Boolean).join(' · '),
    back: {
      href: searchHref(prescribing, backTo.lieu(parcours)),
      text: lieu ? 'Changer de lieu' : 'Changer d’organisation',
    },
  }
  const asked = { motif, now: visit.now, who: whoOf(prescribing) }
  if (motif.collectif) return collectifs(prescribing, around, { ...asked, lieuId: lieu?.id ?? null })

  const { today, last } = bookableDaysOf(motif, visit.now)
  const from = parcours.date && parcours.date > today.toString() ? parcours.date : today.toString()
  const week = await findWeek({ ...asked, lieuId: lieu?.id, from })
  return showPage(weekPage, {
    title: 'Quel créneau ?',
    ...around,
    limit: last.toString(),
    week: publicWeek(week, {
      timeZone: motif.timeZone,
      today: today.toString(),
      onDay: (date) => searchHref(prescribing, { ...parcours, revoir: undefined, date }),
      startHref: (starts_at) => chosenHref(prescribing, { ...parcours, motif_id: motif.id, starts_at }),
    }),
  })
}

async function collectifs(
  prescribing: Prescribing,
  around: Around,
  asked: Parameters<typeof findOpenCollectifs>[0],
): Promise<Answer> {
  const { motif } = asked
  const { parcours } = prescribing
  const found = (await findOpenCollectifs(asked)).filter(hasFreeSeat)
  const lines = found.map((rdv) => ({
    title: sentence(dateTimeShort(Temporal.Instant.fromEpochMilliseconds(rdv.startsAtMs), motif.timeZone)),
    text: [rdv.title, rdv.agents.join(', ')].filter(Boolean).join(' · '),
    next: seatsWords(rdv),
    href: chosenHref(prescribing, { ...parcours, motif_id: motif.id, rdv_collectif_id: rdv.id }),
  }))
  const groups = lines.length > 0 ? [{ name: null, lines }] : []
  return showPage(listPage, { title: 'Quel RDV collectif ?', ...around, groups, nothing: NOTHING })
}
