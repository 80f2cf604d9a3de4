/** A start as forms and addresses write it: an instant, or the wall time of a zone; null for anything else, and in another century. */
export function startOf(text: unknown, zone: string): Temporal.Instant | null {
  if (typeof text !== 'string' || text.length > 40 || !text.startsWith('20')) return null
  try {
    return /(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  } catch {
    return null
  }
}
