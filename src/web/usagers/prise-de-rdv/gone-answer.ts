import { findLieuClosing } from '#domain/territory/lieu/lieu-closing-queries.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { findMotifOffer } from '#domain/territory/motif/motif-offer-queries.ts'
import { say } from '#lib/say.ts'
import { date } from '#lib/spoken-words.ts'
import { lieuxOf } from './lieux-found.ts'
import { motifsOf } from './motifs-found.ts'
import { asNamed, backTo, namesNobody, type Parcours } from './parcours.ts'
import type { Reached } from './reached.ts'

/** What the search goes on with, and what is said of the answer that was left out. */
export type Gone = { reached: Reached; said: string }

/** An answer that does not hold any more (a closed lieu, a motif offered no more) is said, never read as not asked (decision 41). */
export async function goneAnswer(reached: Reached): Promise<Gone | null> {
  const { parcours, visit, motifs } = reached
  if (namesNobody(parcours)) return withoutReferents(reached)
  if (parcours.referent_ids || !parcours.departement) return null
  if (parcours.lieu_id !== undefined) {
    const isOpen = motifs.length > 0 && (await findOpenLieu(parcours.lieu_id, visit.now)) !== null
    return isOpen ? null : ((await withoutLieu(reached, parcours.lieu_id)) ?? withoutOthers(reached))
  }
  return motifs.length > 0 ? null : withoutOthers(reached)
}

async function withoutReferents({ visit, parcours }: Reached): Promise<Gone> {
  const others = { ...backTo.motif(parcours), referent_ids: undefined, revoir: undefined }
  return {
    reached: { visit, motifs: await motifsOf(visit, others), parcours: others, again: true },
    said: say('Ce lien n’est pas complet, ou a été modifié : nous ne retrouvons pas la personne qui vous suit.'),
  }
}

/** The same, elsewhere; null when it is nowhere. */
async function withoutLieu(reached: Reached, lieuId: number): Promise<Gone | null> {
  const elsewhere = await without(reached, { lieu_id: undefined })
  if (!elsewhere) return null
  const found = await lieuxOf(elsewhere)
  const others = found.length > 0 ? ` ${say('En voici d’autres.')}` : ''
  return { reached: elsewhere, said: `${await lieuWords(lieuId)}${others}` }
}

async function lieuWords(lieuId: number) {
  const closing = await findLieuClosing(lieuId)
  if (!closing) return say('Ce lien n’est pas complet, ou a été modifié : nous ne retrouvons pas son endroit.')
  if (!closing.isClosed) return say('Cet endroit ne reçoit pas pour ce rendez-vous.')
  if (!closing.closedAt) return say('Cet endroit est fermé.')
  return say('Cet endroit est fermé depuis le {day}.', { day: date(closing.closedAt) })
}

/** By phone, at home or by video the service is the place; then the motif itself. */
async function withoutOthers(reached: Reached): Promise<Gone | null> {
  if (reached.visit.invited) return null
  const { parcours } = reached
  if (parcours.user_selected_organisation_id) {
    const withOthers = await without(reached, { user_selected_organisation_id: undefined, lieu_id: undefined })
    if (withOthers)
      return { reached: withOthers, said: say('Ce service ne propose plus ce rendez-vous. En voici d’autres.') }
  }
  const { motif_id: motifId } = parcours
  const said = motifId === undefined ? keyWords(parcours) : await motifWords(parcours, motifId, reached.visit.now)
  if (said === null) return null
  const other = backTo.motif(parcours)
  const motifs = await motifsOf(reached.visit, other)
  return { reached: { ...reached, again: true, parcours: other, motifs }, said }
}

const keyWords = ({ motif_name_with_location_type }: Parcours) =>
  motif_name_with_location_type
    ? say('Ce rendez-vous ne se prend pas en ligne ici. Choisissez une autre raison.')
    : null

async function motifWords({ city_code }: Parcours, motifId: number, now: Temporal.Instant) {
  const motif = await findMotifOffer(motifId, now)
  if (!motif) return say('Ce lien n’est pas complet, ou a été modifié : nous ne retrouvons pas son rendez-vous.')
  if (motif.isArchived) return say('« {name} » ne se prend plus en ligne. Choisissez une autre raison.', motif)
  if (motif.hasComingRdvs)
    return say(
      'Toutes les places de « {name} » sont prises. Les services ouvrent de nouvelles dates régulièrement.',
      motif,
    )
  if (!motif.hasPlages)
    return say('« {name} » n’a pas encore d’horaire ouvert. Les services en ouvrent chaque semaine.', motif)
  if (motif.sectorisationLevel !== 'departement' && city_code)
    return say('« {name} » ne se prend pas depuis votre adresse. Choisissez une autre raison.', motif)
  return say('« {name} » ne se prend pas en ligne avec les choix de ce lien. Choisissez une autre raison.', motif)
}

/** Null when those answers are not what leaves nothing. */
async function without({ visit, parcours }: Reached, left: Partial<Parcours>): Promise<Reached | null> {
  const other = { ...asNamed(parcours), ...left, date: undefined }
  const motifs = await motifsOf(visit, other)
  return motifs.length > 0 ? { visit, motifs, parcours: other, again: true } : null
}
