type Reach = { email: string | null; phoneNumber: string | null; notifyByEmail: boolean; notifyBySms: boolean }
type File = Reach & { responsible: Reach | null }

/** Messages about a proche go to the responsable. */
export function mailboxOf({ responsible, ...file }: File) {
  const { email, notifyByEmail } = responsible ?? file
  return { email, isOn: notifyByEmail }
}

export function phoneOf({ responsible, ...file }: File) {
  const { phoneNumber, notifyBySms } = responsible ?? file
  return { number: phoneNumber, isOn: notifyBySms }
}
