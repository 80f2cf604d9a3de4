import type { Channel } from '#infra/prisma/enums.ts'
import type { Recipient } from './addressee.ts'

/** Where each channel reaches a person, when he accepts it; its sender stands in src/telling/channels. */
const addressBy = {
  mail: ({ email, notifyByEmail }: Recipient) => (notifyByEmail ? email : null),
} as const satisfies Partial<Record<Channel, (person: Recipient) => string | null>>

export type ChannelName = keyof typeof addressBy

type Reached = { channel: ChannelName; address: string }

/** The one step from a person to his channels, among those that a message is spoken by. Who has left is reached by none. */
export const channelsOf = (person: Recipient, by: readonly ChannelName[]): Reached[] =>
  person.deletedAt !== null ? [] : by.flatMap((channel) => reached(channel, addressBy[channel](person)))

const reached = (channel: ChannelName, address: string | null): Reached[] =>
  address === null ? [] : [{ channel, address }]
