import type { BookingFile } from './booking-file-queries.ts'

type File = Pick<BookingFile, 'email' | 'phoneNumber' | 'notifyByEmail' | 'notifyBySms' | 'responsible'>

/** Messages about a proche go to the responsable. */
export function mailboxOf({ responsible, ...file }: File) {
  const { email, notifyByEmail } = responsible ?? file
  return { email, isOn: notifyByEmail }
}

export function phoneOf({ responsible, ...file }: File) {
  const { phoneNumber, notifyBySms } = responsible ?? file
  return { number: phoneNumber, isOn: notifyBySms }
}
