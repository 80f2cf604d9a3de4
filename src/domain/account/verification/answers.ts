import { z } from 'zod'
import { decrypt, encrypt } from '#infra/encryption.ts'

const day = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()

const schema = z.object({
  /** The rdv is for who answers, for a proche whom he names, or for both. */
  forSelf: z.boolean(),
  named: z
    .object({
      firstName: z.string(),
      lastName: z.string(),
      birthDate: day,
      antsPreDemandeNumber: z.string().nullable(),
    })
    .nullable(),
  /** Of who answers. */
  phoneNumber: z.string().nullable(),
  birthDate: day,
  antsPreDemandeNumber: z.string().nullable(),
  address: z.string().nullable(),
})

/** For whom a rdv is, and what it asks, answered by somebody without account; they wait for the code that proves his address. */
export type Answers = z.output<typeof schema>

const COLUMN = 'verifications.answers'

export const sealedAnswers = (answers: Answers | null) => answers && encrypt(COLUMN, JSON.stringify(answers))

/** Null when there are none, or none that can be read: they are asked again. */
export function openedAnswers(sealed: string | null): Answers | null {
  const opened = sealed === null ? null : decrypt(COLUMN, sealed)
  return opened?.ok ? (schema.safeParse(JSON.parse(opened.text)).data ?? null) : null
}
