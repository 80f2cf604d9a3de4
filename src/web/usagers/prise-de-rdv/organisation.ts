import { findFirstByOrganisation } from '#domain/booking/creneau/find-creneaux.ts'
import { listOrganisations, type OrganisationShown } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { forWhom } from './for-whom.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'

type Card = {
  organisation: { name: string; phone: string | null; email: string | null; website: string | null }
  href: string
  next: string
}

type OrganisationPage = { organisations: Card[]; recap: Recap | null; back: string }

const organisationPage = page<OrganisationPage>('usagers/prise-de-rdv/organisation')

/** For rdvs by phone, at home or by video: whom to reach, the soonest first. */
export async function show(reached: Reached) {
  const { visit, parcours, motifs, again } = reached
  const firsts = await findFirstByOrganisation({ motifs, now: visit.now, who: forWhom(visit, parcours) })
  const found = await listOrganisations([...firsts.keys()])
  const instead = found.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead
  const zoneOf = new Map(motifs.map(({ organisationId, timeZone }) => [organisationId, timeZone]))
  const [only, ...others] = found
  if (only && others.length === 0 && !again) return goTo(weekWith(only))
  const soonest = found.sort((a, b) => startOf(a) - startOf(b) || a.id - b.id)
  return showPage(organisationPage, {
    title: found.length > 0 ? say('Qui voulez-vous joindre ?') : say('Aucun rendez-vous libre pour l’instant'),
    organisations: soonest.map((organisation) => cardOf(organisation)),
    recap: recapOf(parcours, { motif: motifs[0] }),
    back: searchHref(backTo.motif(parcours)),
  })

  function startOf({ id }: OrganisationShown) {
    return firsts.get(id)?.startsAtMs ?? 0
  }

  function localStartOf(organisation: OrganisationShown) {
    const startsAt = Temporal.Instant.fromEpochMilliseconds(startOf(organisation))
    return startsAt.toZonedDateTimeISO(zoneOf.get(organisation.id) ?? 'Europe/Paris')
  }

  /** The week of its first hour. */
  function weekWith(organisation: OrganisationShown) {
    const date = localStartOf(organisation).toPlainDate().toString()
    return searchHref({ ...parcours, user_selected_organisation_id: organisation.id, date })
  }

  function cardOf(organisation: OrganisationShown): Card {
    const { name, phoneNumber, email, website } = organisation
    return {
      organisation: { name, phone: phoneNumber, email, website },
      href: weekWith(organisation),
      next: dateTimeShort(localStartOf(organisation)),
    }
  }
}
