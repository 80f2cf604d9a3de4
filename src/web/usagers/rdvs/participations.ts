import { z } from 'zod'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { type EnrolOutcome, enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { listPersons } from '#domain/people/usager/booking-file-queries.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { id } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { information, success, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { personOption } from '../prise-de-rdv/person-words.ts'
import { nouveauProchePath } from '../proches/paths.ts'
import { formPage, type UsagerVisit } from '../visit.ts'
import { ownParticipations } from './family-status.ts'
import { participationsPath, rdvPath } from './paths.ts'
import { rdvOf } from './rdv-reader.ts'

type Content = {
  persons: { value: string; text: string; hint: string | null }[]
  chosen: string
  action: string
  replaced: string
  back: string
  newProche: string
}

const choose = () => say('Choisissez une personne.')
const participationForm = z.object({
  usager_id: z
    .unknown()
    .transform((typed) => id.safeParse(typed).data ?? null)
    .refine((chosen) => chosen !== null, { error: choose }),
})

/** Who of the family comes. */
export const { show: index, create } = formPage({
  page: page<Content>('usagers/rdvs/participations'),
  subject({ actor, now }, req) {
    const rdv = rdvOf(req)
    const refusal = usagerRdvRules.replaceParticipant(actor, rdv, now)
    return refusal ? goTo(rdvPath({ rdvId: rdv.id }), notChanged()) : rdv
  },
  form: () => participationForm,
  content: async ({ visit, subject }) => ({
    title: say('Qui vient au rendez-vous ?'),
    persons: await choicesOf(visit, subject),
    ...comingOf(visit.actor, subject),
    action: participationsPath({ rdvId: subject.id }),
    back: rdvPath({ rdvId: subject.id }),
    newProche: nouveauProchePath(),
  }),
  async submit({ visit: { actor: by, author: actor, now }, subject, data }) {
    const narrowing = { usagerIds: [by.id] }
    const who = { usagerIds: [data.usager_id], booker: 'usager', actor, session: by.session, narrowing } as const
    const enrolled = await enrolInRdv({ rdvId: subject.id, ...who, now })
    return goTo(rdvPath({ rdvId: subject.id }), wordsOf(enrolled))
  },
})

/** Alone: the rule said so. */
function comingOf(actor: UsagerActor, rdv: UsagerRdv) {
  const [coming] = ownParticipations(actor, rdv)
  return { chosen: String(coming?.usagerId ?? ''), replaced: coming ? fullName(coming.usager) : '' }
}

const wordsOf = (enrolled: EnrolOutcome) => {
  if (!enrolled.ok) return notChanged()
  return enrolled.change === 'already'
    ? information(say('Cette personne est déjà inscrite.'))
    : success(say('La personne qui vient est changée.'))
}

const notChanged = () => warning(say('La personne qui vient ne peut plus être changée en ligne.'))

async function choicesOf({ actor: { id, familyIds }, now }: UsagerVisit, rdv: UsagerRdv) {
  const persons = await listPersons(id, familyIds)
  const today = localDay(now, rdv.organisation.territoire.timeZone)
  return persons.map((person) => personOption(person, { today, selfId: id }))
}
