import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { bookableDaysOf } from '#domain/booking/creneau/find-creneaux.ts'
import { findWeekToMove } from '#domain/booking/creneau/find-creneaux-to-move.ts'
import { motifSoughtAgain } from '#domain/booking/creneau/sought.ts'
import { findKeptNarrowing } from '#domain/booking/rdv/rdv-narrowing-queries.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import { say } from '#lib/say.ts'
import { type OpenedWeek, openedWeek } from '../prise-de-rdv/bookable-days.ts'
import { dayIn } from '../prise-de-rdv/parcours.ts'
import { whoReceives } from '../prise-de-rdv/week-page.ts'
import { type WeekShown, weekShown } from '../week-shown.ts'
import { creneauxPath } from './paths.ts'
import { timesOf } from './rdv-facts.ts'

/** `said`: why another week is shown than the one asked for; `firstMs`: the first hour shown. */
export type MoveWeek = WeekShown & { said: string | null; firstMs: number | null }

/** `browser`: digest of the browser session, which may hold hours of its own. */
type Asked = { date: string | undefined; actor: UsagerActor; browser: string; now: Temporal.Instant }

/** Hours for the same motif and lieu, as long as the rdv is, narrowed as its booking was; its own start is no change. */
export async function moveWeekOf(rdv: UsagerRdv, asked: Asked): Promise<MoveWeek> {
  const { id: rdvId } = rdv
  const opened = weekOpenedBy(rdv, asked)
  const week = await findDays(rdv, opened.from, asked)
  const names = rdv.motif.followUp ? await listAgentNames([...new Set([...week.agentsAt.values()].flat())]) : null
  const days = week.days.map(({ starts, ...day }) => ({
    ...day,
    starts: starts.filter((start) => start !== startOf(rdv)),
  }))
  const shown = weekShown(
    { ...week, days },
    {
      timeZone: zoneOf(rdv),
      now: asked.now,
      action: creneauxPath({ rdvId }),
      onDay: (day) => creneauxPath({ rdvId }, { date: day.toString() }),
      agentAt: (startMs) => names && whoReceives(week.agentsAt.get(startMs) ?? [], names),
    },
  )
  return { ...shown, said: opened.said, firstMs: days.flatMap(({ starts }) => starts)[0] ?? null }
}

/** Without a date that can be read, near the rdv: its own week, or the nearest that can be booked. */
function weekOpenedBy(rdv: UsagerRdv, { date, now }: Asked): OpenedWeek {
  const days = bookableDaysOf(soughtOf(rdv), now)
  const asked = date === undefined ? null : dayIn(date)
  if (asked) return openedWeek(asked, days)
  const said = date === undefined ? null : say('Nous n’avons pas compris la date demandée. Voici les jours proches.')
  const day = timesOf(rdv).startsAt.toPlainDate()
  return { ...openedWeek(day.subtract({ days: day.dayOfWeek - 1 }), days), said }
}

async function findDays(rdv: UsagerRdv, from: Temporal.PlainDate, { actor, browser, now }: Asked) {
  const times = { startsAtMs: startOf(rdv), endsAtMs: rdv.endsAt.getTime() }
  const { id, lieuId } = rdv
  return findWeekToMove({
    rdv: { id, lieuId, agentIds: rdv.agents.map(({ agentId }) => agentId), ...times },
    motif: soughtOf(rdv),
    from: from.toString(),
    now,
    who: { ...(await findKeptNarrowing(id)), usagerIds: [actor.id], sessionDigest: browser },
  })
}

const startOf = ({ startsAt }: UsagerRdv) => startsAt.getTime()

const zoneOf = ({ organisation }: UsagerRdv) => organisation.territoire.timeZone

const soughtOf = ({ motif, organisation }: UsagerRdv) => motifSoughtAgain(motif, organisation)
