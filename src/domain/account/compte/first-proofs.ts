type Known = { confirmedAt: Date | null; invitationSentAt: Date | null; invitationAcceptedAt: Date | null }

/** Somebody proved who he is, by the link of a mail or a provider: his account is open, and his invitation accepted, if it was not yet. */
export function firstProofs({ confirmedAt, invitationSentAt, invitationAcceptedAt }: Known, now: Temporal.Instant) {
  const at = new Date(now.epochMilliseconds)
  return {
    confirmedAt: confirmedAt ?? at,
    invitationAcceptedAt: invitationAcceptedAt ?? (invitationSentAt && at),
  }
}
