import { z } from 'zod'
import type { PlafondReached } from '#domain/booking/plafond/plafond.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { Answer, goTo, showPage } from '#web/shared/answer.ts'
import { type About, formPagesOf } from '#web/shared/form-page.ts'
import { wantInstead } from '#web/shared/return-to.ts'
import { bodyOf, typedIn } from '#web/shared/sent.ts'
import { fileForm, type QuestionShown, questionsShown } from '../file-form.ts'
import { identificationPath } from '../identification/paths.ts'
import { page } from '../page.ts'
import { lendRdv } from '../rdvs/lend-rdv.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { confidentialitePath } from '../site/paths.ts'
import { ageNotice } from './age-words.ts'
import { backToHours, bookingRecapOf } from './booking-recap.ts'
import { changeLimits } from './change-limits.ts'
import { askedChoice, confirmationAction } from './choice-address.ts'
import { type Confirmed, confirmBooking, nextSearchHref } from './confirm-booking.ts'
import { contactRowsOf, homeRowOf, homeToWrite, whomRowOf } from './confirmation-facts.ts'
import { correcting, forgetTyped, typedBefore } from './correcting.ts'
import { findJourney, type Journey, rdvKey } from './journey.ts'
import { weekHref } from './lost-creneau.ts'
import { plafondInWords } from './plafond-words.ts'
import { prolonging, typedWhenProlonging } from './prolonging.ts'
import type { HoldShown, RecapRow } from './recap.ts'
import { keepRefusal, ownRdvs, reachedBy, refusalOf } from './refused-ahead.ts'
import { replacedRows } from './replaced-row.ts'
import { type JourneyVisit, journeyVisitOf } from './search-visit.ts'
import { soughtHomeOf } from './visited-home.ts'
import { whomForm } from './whom-form.ts'
import { familyOptions, type WhomShown, whomShown } from './whom-words.ts'

type Content = {
  /** As much as one may was taken online: what is said, and nothing to confirm. */
  refusal: { words: string; rdvs: { href: string; text: string } | null } | null
  /** « Pour qui est ce rendez-vous ? », when it is not known. */
  whom: WhomShown | null
  questions: QuestionShown[]
  facts: RecapRow[]
  contact: RecapRow[]
  limits: string
  /** What the age of who was just named does not fit; the button then confirms. */
  ageNotices: string[]
  hold: HoldShown | null
  isCollectif: boolean
  action: string
  back: { href: string; text: string }
  service: string
  privacy: string
  step: { current: number; total: number }
}

type Asking = About<JourneyVisit, Journey>

const confirmationPage = page<Content & { form: Form }>('usagers/prise-de-rdv/confirmation')

/** The whole rdv, and what it still wants to know, before it is taken; then its page opens. */
const handlers = formPagesOf(journeyVisitOf)({
  page: confirmationPage,
  subject: (visit, req) =>
    findJourney(visit, {
      ...askedChoice(req.query, visit.invited),
      // A confirmation sent twice finds its own rdv: only the booking looks at the créneau then.
      isConfirming: req.method === 'POST' && !typedWhenProlonging(req),
    }),
  /** The rdv was taken meanwhile, by himself or by another. */
  async unfit({ visit, subject }) {
    const again = await lookedAt(visit, subject)
    return again instanceof Answer ? again : null
  },
  form: confirmationForm,
  values: ({ subject }, req) =>
    typedWhenProlonging(req) ?? typedBefore(req, subject.motif.id) ?? { address: homeToWrite(subject) },
  content: shownContent,
  async submit(about, req) {
    const { visit, subject, data } = about
    const ageNotices = bodyOf(req, { age_lu: z.literal('1') }).age_lu ? [] : noticesOf(subject, data)
    if (ageNotices.length > 0) {
      const form = emptyForm(typedIn(req))
      return showPage(confirmationPage, { ...(await shownContent(about, form)), ageNotices, form }, 422)
    }
    const taken = await confirmBooking(visit, subject, data)
    if (taken instanceof Answer) return taken
    if (req.session.verification) req.session.verification.takenFor = rdvKey(subject)
    wantInstead(req, null)
    forgetTyped(req)
    req.session.searchedFrom = nextSearchHref(subject)
    lendRdv(req, taken)
    return goTo(rdvPath({ rdvId: taken.rdvId }), taken.said)
  },
})

const choiceMotif = (req: Parameters<typeof journeyVisitOf>[0]) =>
  askedChoice(req.query, journeyVisitOf(req).invited).parcours.motif_id

export const { show, create } = correcting(prolonging(handlers, choiceMotif), choiceMotif)

function confirmationForm({ visit, subject }: Asking, typed: unknown): z.ZodType<Confirmed> {
  const { whom, asked, answers, startsAt, motif, home } = subject
  const today = localDay(visit.now, startsAt.timeZoneId)
  const { departementNumber: departement } = motif.organisation.territoire
  const { forSelf = true, named = null, birthDate = null, antsPreDemandeNumber = null } = answers ?? {}
  const known = { forSelf, named, birthDate, procheIds: [], antsNumber: antsPreDemandeNumber, antsNumbers: new Map() }
  const { phoneNumber } = answers ?? {}
  const typedBefore = { ...(phoneNumber ? { phoneNumber } : {}), ...(home ? { address: home } : {}) }
  const { town } = soughtHomeOf(subject.parcours)
  return (whom ? whomForm({ asked: whom, today }, typed) : z.object({}).transform(() => known))
    .transform((read) => ({ whom: read }))
    .and(
      fileForm(asked, { today, departement, town }).transform((change) => ({ change: { ...typedBefore, ...change } })),
    )
}

/** Ages of those who were named on this page; the others were said before. */
function noticesOf({ whom, needs: { ages }, startsAt }: Journey, { whom: { named, birthDate } }: Confirmed) {
  if (!whom) return []
  const day = startsAt.toPlainDate()
  return [birthDate, named?.birthDate ?? null].flatMap((birth) => ageNotice({ ages, birthDate: birth, day }) ?? [])
}

/** Not confirmed after all: the créneau is looked at. */
const lookedAt = async (visit: JourneyVisit, journey: Journey) =>
  journey.isConfirming ? findJourney(visit, { ...journey, isConfirming: false }) : journey

async function shownContent({ visit, subject }: Asking, form: Form) {
  const again = await lookedAt(visit, subject)
  const journey = again instanceof Answer ? subject : again
  await keepRefusal(visit, journey)
  return contentOf({ visit, subject: journey }, form)
}

function contentOf({ visit, subject }: Asking, form: Form) {
  const { needs, persons, startsAt, answers } = subject
  const { rows, hold } = bookingRecapOf(subject, homeRowOf(visit, subject))
  const whomRow = whomRowOf(visit, subject)
  const isCollectif = subject.collectifId !== null
  const days = { today: localDay(visit.now, startsAt.timeZoneId), day: startsAt.toPlainDate() }
  const { full, refusal } = plafondsOf({ visit, subject })
  const whom = full ? null : subject.whom
  const known = { persons, selfId: visit.usager.id, needs, refusal, ...days }
  return {
    title: full ? say('Le maximum en ligne est atteint') : titleOf(whomRow),
    refusal: full,
    whom: whom && whomShown(whom, familyOptions(known, whom.choices), form),
    questions: full ? [] : questionsShown(subject.asked, form),
    facts: [...rows, ...(whomRow ? [whomRow] : []), ...replacedRows(subject.coming)],
    contact: contactRowsOf(visit, subject),
    limits: changeLimits(subject, visit.now),
    ageNotices: [],
    hold,
    isCollectif,
    action: confirmationAction(subject),
    back: answers
      ? { href: identificationPath(), text: say('Qui êtes-vous ?') }
      : backToHours(weekHref(subject.parcours, startsAt.toPlainDate()), isCollectif),
    service: subject.motif.service.name,
    privacy: confidentialitePath(),
    step: answers ? { current: 3, total: 3 } : { current: 1, total: 1 },
  }
}

const titleOf = (whomRow: RecapRow | null) => (whomRow ? say('Tout est juste ?') : say('Pour qui est ce rendez-vous ?'))

/** Of nobody who may be chosen, then of each. */
function plafondsOf({ visit, subject }: Asking) {
  const words = (reached: PlafondReached | null) =>
    reached && plafondInWords(reached, subject.startsAt.timeZoneId, subject.motif.organisation)
  const said = words(refusalOf(subject, visit.usager.id))
  const reached = reachedBy(subject.plafonds, visit.usager.id)
  return {
    full: said === null ? null : { words: said, rdvs: ownRdvs(visit.actor) },
    refusal: (choice: string) => words(reached(choice)),
  }
}
