import { phone } from '#lib/phone.ts'

type Reach = { phoneNumber: string | null; email: string | null }

/** Somebody who may be given a rdv, with what tells namesakes apart. */
export type Person = Reach & {
  id: number
  firstName: string
  lastName: string
  birthName: string | null
  /** « 1991-12-14 »; « 12-14 » of somebody masked. */
  birthDate: string | null
  /** Of a proche: who receives his messages. */
  responsible: (Reach & { id: number; firstName: string; lastName: string }) | null
  /** Known in the territoire alone: his name, and just enough to recognise him. */
  isMasked: boolean
}

/** What an agent reads of somebody whose file is not open to him. */
export const maskedPerson = (person: Person): Person => ({
  ...person,
  ...maskedReach(person),
  birthDate: person.birthDate?.slice('1991-'.length) ?? null,
  responsible: person.responsible && { ...person.responsible, ...maskedReach(person.responsible) },
  isMasked: true,
})

const maskedReach = ({ phoneNumber, email }: Reach): Reach => ({
  phoneNumber: phoneNumber && maskedPhone(phoneNumber),
  email: email && maskedMailbox(email),
})

/** « 06 •• •• •• 21 »: its first two digits and its last two. */
function maskedPhone(number: string) {
  const shown = phone(number)
  const digits = shown.replaceAll(/\D/g, '').length
  let at = 0
  return shown.replaceAll(/\d/g, (digit) => {
    at += 1
    return at <= 2 || at > digits - 2 ? digit : '•'
  })
}

/** « p•••l@exemple.fr »: the first letter and the last; of two letters or less, the first alone. */
function maskedMailbox(email: string) {
  const at = email.lastIndexOf('@')
  const letters = [...email.slice(0, at)]
  return `${letters[0] ?? ''}•••${letters.length > 2 ? letters.at(-1) : ''}${email.slice(at)}`
}
