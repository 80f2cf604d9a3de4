import type { Request, Response } from 'express'
import { findFirstByOrganisation } from '#domain/booking/creneau/find-creneaux.ts'
import { listOrganisations, type OrganisationShown } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { page } from '../page.ts'
import { saysNothingFound } from './nothing-found.ts'
import { backTo, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'
import { whoOf } from './who.ts'

type Card = {
  organisation: { name: string; phone: string | null; email: string | null; website: string | null }
  href: string
  next: string
}

type OrganisationPage = { organisations: Card[]; recap: RecapRow[]; back: string }

const organisationPage = page<OrganisationPage>('usagers/prise-de-rdv/organisation')

/** For rdvs by phone, at home or by video: whom to reach, the soonest first. */
export async function show(req: Request, res: Response, reached: Reached) {
  const { parcours, motifs, now } = reached
  const firsts = await findFirstByOrganisation({ motifs, now, who: whoOf(req, parcours) })
  const found = await listOrganisations([...firsts.keys()])
  if (found.length === 0 && (await saysNothingFound(req, res, reached))) return
  const zoneOf = new Map(motifs.map(({ organisationId, timeZone }) => [organisationId, timeZone]))
  const soonest = found.sort((a, b) => startOf(a) - startOf(b) || a.id - b.id)
  organisationPage(req, res, {
    title: found.length > 0 ? say('Qui voulez-vous joindre ?') : say('Aucun rendez-vous libre pour l’instant'),
    organisations: soonest.map((organisation) => cardOf(organisation)),
    recap: recapOf(parcours, { motif: motifs[0] }),
    back: recherchePath({}, queryOf(backTo.motif(parcours))),
  })

  function startOf({ id }: OrganisationShown) {
    return firsts.get(id)?.startsAtMs ?? 0
  }

  function cardOf(organisation: OrganisationShown): Card {
    const { id, name, phoneNumber, email, website } = organisation
    const startsAt = Temporal.Instant.fromEpochMilliseconds(startOf(organisation)).toZonedDateTimeISO(
      zoneOf.get(id) ?? 'Europe/Paris',
    )
    const date = startsAt.toPlainDate().toString()
    return {
      organisation: { name, phone: phoneNumber, email, website },
      href: recherchePath({}, queryOf({ ...parcours, user_selected_organisation_id: id, date })),
      next: dateTimeShort(startsAt),
    }
  }
}
