/** A text that was encrypted, as a page shows it: one that does not open says so, and the page goes on. */
export const openedWords = (opened: { ok: true; text: string } | { ok: false } | null): string | null => {
  if (opened === null) return null
  return opened.ok ? opened.text : 'Ce texte ne peut pas être lu. Prévenez votre administration.'
}
