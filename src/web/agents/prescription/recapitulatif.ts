import type { Request, Response } from 'express'
import type { PrescribedUsager } from '#domain/booking/prescription/find-prescribed-usager.ts'
import { lookAtPrescription, type PrescriptionSeen } from '#domain/booking/prescription/look-at-prescription.ts'
import { prescribeRdv } from '#domain/booking/prescription/prescribe-rdv.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { findRestriction } from '#domain/territory/motif/motif-queries.ts'
import { findOrganisation } from '#domain/territory/organisation/organisation-queries.ts'
import { displayName } from '#lib/names.ts'
import { dateTime, duration } from '#lib/spoken-words.ts'
import { linesOf, sentence } from '#lib/typography.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { fact } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { placeWords } from '../recherche/motif-words.ts'
import { organisationVisitOf } from '../visit.ts'
import { choiceIn } from './choice.ts'
import { lost } from './lost.ts'
import { backTo, parcoursOf } from './parcours.ts'
import { confirmationPath, creationPath, usagerPath } from './paths.ts'
import { chosenHref, findPrescribing, type Prescribing, placeOf, searchHref } from './prescribing.ts'

type Row = { term: string; value: string | null; lines?: string[]; href: string; hidden: string }
type RecapPage = { rows: Row[]; action: string; back: string; restriction: string[]; notices: string[] }
const recapPage = page<RecapPage>('agents/prescription/recapitulatif')

/** All that was chosen, before anything is written. */
export async function show(req: Request, res: Response) {
  const prescribing = await findPrescribing(organisationVisitOf(req), parcoursOf(req.query))
  const answer = await ifComplete(prescribing, recap)
  await answer.give(req, res)
}

export async function create(req: Request, res: Response) {
  const prescribing = await findPrescribing(organisationVisitOf(req), parcoursOf(req.query))
  const answer = await ifComplete(prescribing, prescribe)
  await answer.give(req, res)
}

type Complete = Prescribing & { usager: PrescribedUsager; choice: NonNullable<ReturnType<typeof choiceIn>> }

/** A question without an answer is asked first. */
function ifComplete(prescribing: Prescribing, next: (complete: Complete) => Promise<Answer>): Promise<Answer> | Answer {
  const { parcours, usager } = prescribing
  const choice = choiceIn(parcours)
  if (!choice) return goTo(searchHref(prescribing, parcours))
  return usager ? next({ ...prescribing, usager, choice }) : goTo(chosenHref(prescribing, parcours))
}

async function recap(complete: Complete): Promise<Answer> {
  const { visit, usager, choice, parcours } = complete
  const { person, home } = usager
  const asked = { ...placeOf(visit), home, now: visit.now, usagerId: person.id, choice }
  const seen = await lookAtPrescription(asked)
  if (!seen.ok) return lost(seen.reason, complete)
  const restriction = await findRestriction(seen.motif.id)
  return showPage(recapPage, {
    title: 'Vérifiez le rendez-vous',
    rows: await rowsOf(complete, seen),
    action: creationPath({ organisationId: visit.organisation.id }, parcours),
    back: searchHref(complete, backTo.creneau(parcours)),
    restriction: linesOf(restriction?.text ?? null),
    notices: noticesOf(complete, seen),
  })
}

async function rowsOf({ visit, usager, parcours, ...complete }: Complete, seen: PrescriptionSeen): Promise<Row[]> {
  const { motif, startsAt, endsAt, lieuId, title } = seen
  const [lieu, organisation] = await Promise.all([
    lieuId === null ? null : findOpenLieu(lieuId, visit.now),
    findOrganisation(motif.organisationId),
  ])
  const prescribing = { visit, usager, parcours, ...complete }
  const organisationName = organisation?.name ?? ''
  return [
    {
      term: 'Motif',
      value: title ?? motif.name,
      lines: [motif.serviceName],
      href: searchHref(prescribing, backTo.motif(parcours)),
      hidden: 'le motif',
    },
    {
      term: 'Lieu',
      value: lieu?.name ?? sentence(placeWords[motif.locationType]),
      lines: [lieu?.address ?? null, organisationName].filter((line) => line !== null),
      href: searchHref(prescribing, backTo.lieu(parcours)),
      hidden: 'le lieu',
    },
    {
      term: 'Date',
      value: sentence(dateTime(startsAt.toZonedDateTimeISO(motif.timeZone))),
      lines: [duration(startsAt.until(endsAt).total('minutes'))],
      href: searchHref(prescribing, backTo.creneau(parcours)),
      hidden: 'la date',
    },
    {
      term: 'Usager',
      value: displayName(usager.person),
      lines: usager.address ? [usager.address] : [],
      href: usagerPath({ organisationId: visit.organisation.id }, { ...parcours, revoir: '1' }),
      hidden: 'l’usager',
    },
  ]
}

/** What would miss on the day: the file is to be completed, the rdv may be taken all the same. */
function noticesOf({ usager: { person, address } }: Complete, { motif }: PrescriptionSeen) {
  const hasPhone = Boolean(person.phoneNumber || person.responsible?.phoneNumber)
  const hasMail = Boolean(person.email || person.responsible?.email)
  return [
    ...(motif.locationType === 'phone' && !hasPhone
      ? ['Cette personne n’a pas de téléphone : on ne pourra pas l’appeler.']
      : []),
    ...(motif.locationType === 'home' && !address && !person.isMasked
      ? ['Cette personne n’a pas d’adresse : on ne saura pas où aller.']
      : []),
    ...(hasPhone || hasMail ? [] : ['Sans téléphone ni e-mail, cette personne ne recevra aucun message.']),
  ]
}

async function prescribe(complete: Complete): Promise<Answer> {
  const { visit, usager, choice } = complete
  const { author, brand, now } = visit
  const asked = { ...placeOf(visit), author, brand: brand.code, now, usagerId: usager.person.id, choice }
  const done = await prescribeRdv(asked)
  if (!done.ok) return lost(done.reason, complete)
  const to = confirmationPath({ organisationId: visit.organisation.id }, { participation_id: done.participationId })
  return goTo(to, fact('Le rendez-vous est confirmé.'))
}
