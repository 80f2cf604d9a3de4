import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { TOKEN_WEEKS } from '#domain/booking/participation/participation-token.ts'
import { isToCome } from '#domain/booking/rdv/rdv.ts'
import type { Notification } from '#domain/telling/notification/notification.ts'
import type { LinksTelling } from '#domain/telling/notification/telling.ts'
import { type ToldRdv, toldUsagerOf } from '#domain/telling/notification/told-rdv.ts'
import { displayName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { type MailParcel, writeMail } from '../channels/mail/mail.ts'
import { buttonLabel, inZone, liveParticipations, namesOf, placeOf } from '../shared/rdv-words.ts'
import { rdvLink } from '../shared/usager-message.ts'

type Told = { telling: LinksTelling; notification: Notification }

/** The links of the rdvs to come of whoever gave his address, each with a token of its own. */
export const usagerLinks = {
  name: 'usager-links',
  receipt: () => null,
  by: { mail },
} as const

async function mail({ telling, notification }: Told, now: Temporal.Instant): Promise<MailParcel | null> {
  const brand = brandOfVerticale(telling.evenement.payload.brand)
  const toCome = telling.toCome.filter((rdv) => isToCome(rdv, now))
  const boxes = await Promise.all(toCome.map((rdv) => boxOf(rdv, notification.recipient, now)))
  const rdvs = boxes.filter((box) => box !== null)
  const [first] = rdvs
  if (!first) return null
  const facts = { recipient: displayName(notification.recipient), rdvs, first: first.startsAt, weeks: TOKEN_WEEKS }
  return writeMail('usager-links', { to: notification.address, brand, facts })
}

/** On the site of its own brand. Null once neither he nor a proche of his comes. */
async function boxOf(rdv: ToldRdv, reader: Notification['recipient'], now: Temporal.Instant) {
  const his = liveParticipations(rdv).filter((one) => one.usager.id === reader.id || toldUsagerOf(one).id === reader.id)
  const [first] = his
  if (!first) return null
  const token = await mintParticipationToken(first.id, now)
  const href = rdvLink(brandOfVerticale(rdv.organisation.verticale), { rdvId: rdv.id, token })
  return {
    startsAt: inZone(rdv.startsAt, rdv),
    rows: [
      { term: say('Où'), value: placeOf(rdv, 'usager') },
      { term: say('Raison'), value: rdv.motif.name },
      { term: say('Pour'), value: namesOf(his) },
      { term: say('Lien'), value: buttonLabel(rdv, reader, now), href },
    ],
  }
}
