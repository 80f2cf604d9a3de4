import type { Request, Response } from 'express'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import { calendarOf } from '#domain/telling/notification/calendar-of.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { notFound } from '#web/shared/refusal.ts'
import { visitOf } from '../visit.ts'
import { rdvPath } from './paths.ts'
import { addressShown, motifNameShown } from './rdv-facts.ts'
import { rdvOf } from './rdv-reader.ts'

/** The file that puts the rdv in one's own calendar; the same UID as in mails, so that they follow one another. */
export function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  if (isCancelled(rdv)) throw notFound()

  const { brand, actor, now } = visitOf(req)
  const visio = rdv.motif.locationType === 'visio' ? visioUrlOf(rdv) : null
  const { filename, content } = calendarOf(
    {
      ...rdv,
      zone: rdv.organisation.territoire.timeZone,
      method: 'PUBLISH',
      motifName: motifNameShown(rdv, actor),
      organizer: { name: brand.name, email: brand.secretariatEmail },
      attendees: [],
      location: visio ?? addressShown(rdv, actor) ?? '',
      description: [visio, publicUrl(brand, rdvPath({ rdvId: rdv.id }))].filter(Boolean).join(' '),
    },
    now,
  )
  res.set('Content-Disposition', `attachment; filename="${filename}"`)
  res.type('text/calendar; charset=utf-8').send(content)
}
