import { log } from './logger.ts'

/** Of a mail server: the code of its answer, the one of RFC 3463 that it may add, and whether it is about a recipient. */
export type ServerRefusal = { code: number; enhanced: string | null; ofRecipient: boolean }

/** No mailbox, no domain, an address that cannot be; never a sender that is not liked (5.1.7, 5.1.8), a full mailbox (5.2) or a policy (5.7). */
const NO_MAILBOX = /^5\.1\.(?!7$|8$)/

const MOST_KEPT = 10_000
const ALARMING = 10
const LATELY_MS = 15 * 60_000
/** So many wrong addresses may follow each other; more is the server. */
const FEW = 3

/** `final`: another attempt would be refused alike. `unknown`: nobody has this address, as far as one attempt can tell. */
export type RefusalJudged = { final: boolean; unknown: boolean }

/**
 * Tells a person who cannot be reached from a server that is unwell and refuses everybody: an address is unknown when others
 * were accepted lately, and refused for good when it was before and others were accepted meanwhile.
 */
export function mailRefusals() {
  const acceptedBefore = new Map<string, number>()
  let accepted = 0
  let acceptedAtMs = Number.NEGATIVE_INFINITY
  let inARow = 0

  return {
    accept(messageId: string, nowMs: number) {
      acceptedBefore.delete(messageId)
      accepted += 1
      acceptedAtMs = nowMs
      inARow = 0
    },

    refuse(messageId: string, refusal: ServerRefusal, nowMs: number): RefusalJudged {
      inARow += 1
      if (inARow % ALARMING === 0) log.error({ ...refusal, inARow }, 'the mail server refuses everything')
      if (!refusal.ofRecipient || !NO_MAILBOX.test(refusal.enhanced ?? '')) return { final: false, unknown: false }

      const unknown = inARow <= FEW && nowMs - acceptedAtMs < LATELY_MS
      return { final: isFinal(messageId), unknown }
    },
  }

  function isFinal(messageId: string): boolean {
    const before = acceptedBefore.get(messageId)
    if (before !== undefined && accepted > before) return acceptedBefore.delete(messageId)
    keep(messageId)
    return false
  }

  function keep(messageId: string) {
    if (acceptedBefore.has(messageId)) return
    for (const [oldest] of acceptedBefore.entries().take(acceptedBefore.size < MOST_KEPT ? 0 : 1))
      acceptedBefore.delete(oldest)
    acceptedBefore.set(messageId, accepted)
  }
}
