/** Somebody to tell, and the participations that the message speaks of: those of one family for a usager. */
export type Addressee = { recipient: Recipient; participationIds: number[] }

/** What says where a person may be reached. */
export type Recipient = {
  type: 'usager' | 'agent'
  id: number
  firstName: string | null
  lastName: string | null
  email: string | null
  notifyByEmail: boolean
  phoneNumber: string | null
  deletedAt: Date | null
}
