import type { Request, Response } from 'express'
import { calendarToken } from '#domain/booking/participation/calendar-token.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { usagerCalendarOf } from '#domain/telling/notification/rdv-calendar.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { notFound } from '#web/shared/refusal.ts'
import { type UsagerVisit, visitOf } from '../visit.ts'
import { ownParticipations } from './family-status.ts'
import { rdvPath } from './paths.ts'
import { changesOf } from './rdv-changes.ts'
import { motifNameShown, showsHome } from './rdv-facts.ts'
import { rdvOf } from './rdv-reader.ts'

/** The file that puts the rdv in one's own calendar; the same UID as in mails, so that they follow one another. */
export function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  if (isCancelled(rdv)) throw notFound()

  const visit = visitOf(req)
  const { brand, actor, now } = visit
  const changes = changesOf(rdv, actor, now)
  const noted = {
    method: 'PUBLISH',
    name: motifNameShown(rdv, actor),
    showsHome: showsHome(actor, rdv),
    organizer: { name: brand.name, email: brand.secretariatEmail },
    deeds: { isMovable: Boolean(changes?.move), isLeavable: Boolean(changes?.cancel) },
    url: publicUrl(brand, ownLink(visit, rdv)),
  } as const
  const { filename, content } = usagerCalendarOf(rdv, noted, now)
  res.set('Content-Disposition', `attachment; filename="${filename}"`)
  res.type('text/calendar; charset=utf-8').send(content)
}

/** As in mails: opened from the calendar without signing in. */
function ownLink({ actor, now }: UsagerVisit, rdv: UsagerRdv) {
  const [own] = ownParticipations(actor, rdv)
  const token = own ? calendarToken(own.id, now) : null
  return rdvPath({ rdvId: rdv.id }, { invitation_token: token })
}
