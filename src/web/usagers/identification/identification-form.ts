import { z } from 'zod'
import type { Answers } from '#domain/account/verification/answers.ts'
import type { Identity } from '#domain/account/verification/verification.ts'
import type { TypedIdentity } from '#domain/account/verification/verification-queries.ts'
import type { Form } from '#lib/form.ts'
import { birthDateParts } from '#web/shared/birth-date-field.ts'
import { email, firstName, lastName } from '#web/shared/fields.ts'
import { type Asked, fileForm } from '../file-form.ts'
import type { Reading } from '../file-questions.ts'
import type { Needs } from '../prise-de-rdv/booking-needs.ts'
import { NAMED, SELF, type WhomAsked, whomForm } from '../prise-de-rdv/whom-form.ts'

/** Of somebody who is not known yet; nothing of a rdv when none was chosen. */
export const whomOfStranger = (needs: Needs, several: boolean): WhomAsked => {
  const ants = needs.ants
  const self = { birth: needs.birth && needs.ages !== null, ants }
  return { choices: [SELF, NAMED], several, self, named: { birth: needs.birth, ants }, numbers: [] }
}

type IdentityAsked = Reading & { whom: WhomAsked | null; file: Asked }

/** Who asks for a rdv: for whom it is, his names and e-mail, and what the motif requires. */
export function identificationForm(asked: IdentityAsked, typed: unknown) {
  const { today } = asked
  const whom = asked.whom ? whomForm({ asked: asked.whom, today }, typed) : z.object({}).transform(() => null)
  return whom
    .transform((read) => ({ whom: read }))
    .and(identityForm.transform((identity) => ({ identity })))
    .and(fileForm(asked.file, asked).transform((change) => ({ change })))
    .transform(({ whom, identity, change }): TypedIdentity & { identity: { email: string } } => ({
      identity,
      answers: {
        forSelf: whom?.forSelf ?? false,
        named: whom?.named ?? null,
        birthDate: whom?.birthDate ?? null,
        antsPreDemandeNumber: whom?.antsNumber ?? null,
        phoneNumber: change.phoneNumber ?? null,
        address: change.address ?? null,
      },
    }))
}

const identityForm = z
  .object({ first_name: firstName, last_name: lastName, email })
  .transform((typed): Identity & { email: string } => ({
    firstName: typed.first_name,
    lastName: typed.last_name,
    email: typed.email,
    phone: null,
  }))

/** The form as it was. */
export function valuesOf({ identity, answers }: TypedIdentity): Form['values'] {
  const { firstName, lastName, email } = identity
  return { first_name: firstName, last_name: lastName, email, ...(answers ? answerValues(answers) : {}) }
}

const answerValues = ({ forSelf, named, ...own }: Answers): Form['values'] => ({
  pour: [...(forSelf ? [SELF] : []), ...(named ? [NAMED] : [])],
  proche_first_name: named?.firstName,
  proche_last_name: named?.lastName,
  proche_birth_date: birthDateParts(named?.birthDate ?? null),
  proche_ants: named?.antsPreDemandeNumber,
  birth_date: birthDateParts(own.birthDate),
  ants_pre_demande_number: own.antsPreDemandeNumber,
  phone_number: own.phoneNumber,
  address: own.address,
})
