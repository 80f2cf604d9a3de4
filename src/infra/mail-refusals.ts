import { log } from './logger.ts'

/** Of a mail server: the code of its answer, the one of RFC 3463 that it may add, and whether it is about a recipient. */
export type ServerRefusal = { code: number; enhanced: string | null; ofRecipient: boolean }

/** No mailbox, no domain, an address that cannot be; never a sender that is not liked (5.1.7, 5.1.8), a full mailbox (5.2) or a policy (5.7). */
const NO_MAILBOX = /^5\.1\.(?!7$|8$)/

const MOST_KEPT = 10_000
const ALARMING = 10

/**
 * Tells a person who cannot be reached from a server that is unwell and refuses everybody: an address is refused for good
 * when it was before, and others were accepted meanwhile.
 */
export function mailRefusals() {
  const acceptedBefore = new Map<string, number>()
  let accepted = 0
  let inARow = 0

  return {
    accept(messageId: string) {
      acceptedBefore.delete(messageId)
      accepted += 1
      inARow = 0
    },

    /** Whether another attempt would be refused alike. */
    isFinal(messageId: string, refusal: ServerRefusal): boolean {
      inARow += 1
      if (inARow % ALARMING === 0) log.error({ ...refusal, inARow }, 'the mail server refuses everything')
      if (!refusal.ofRecipient || !NO_MAILBOX.test(refusal.enhanced ?? '')) return false

      const before = acceptedBefore.get(messageId)
      if (before !== undefined && accepted > before) return acceptedBefore.delete(messageId)
      keep(messageId)
      return false
    },
  }

  function keep(messageId: string) {
    if (acceptedBefore.has(messageId)) return
    for (const [oldest] of acceptedBefore.entries().take(acceptedBefore.size < MOST_KEPT ? 0 : 1))
      acceptedBefore.delete(oldest)
    acceptedBefore.set(messageId, accepted)
  }
}
