import type { ReceiptFacts } from '#domain/telling/notification/record-delivery.ts'

/** What carries messages to people: a parcel is all that one of them needs to leave. */
export type Channel<Parcel> = {
  /** The id is the same at each attempt. */
  send(parcel: Parcel, messageId: string): Promise<Sent>
  /** What its receipt keeps of it. */
  receiptOf(parcel: Parcel): Pick<ReceiptFacts, 'content' | 'emailAddress'>
}

/** `final`: another attempt would be refused alike. `reason`: without address nor name. */
export type Sent = { ok: true } | { ok: false; reason: string; final: boolean }
