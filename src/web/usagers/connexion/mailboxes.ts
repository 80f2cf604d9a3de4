const mailboxes: Readonly<Record<string, string>> = {
  'gmail.com': 'https://mail.google.com/',
  'orange.fr': 'https://messagerie.orange.fr/',
  'wanadoo.fr': 'https://messagerie.orange.fr/',
  'free.fr': 'https://webmail.free.fr/',
  'laposte.net': 'https://www.laposte.net/accueil',
  'sfr.fr': 'https://webmail.sfr.fr/',
  'hotmail.fr': 'https://outlook.live.com/mail/',
  'hotmail.com': 'https://outlook.live.com/mail/',
  'outlook.fr': 'https://outlook.live.com/mail/',
  'outlook.com': 'https://outlook.live.com/mail/',
  'yahoo.fr': 'https://mail.yahoo.com/',
  'yahoo.com': 'https://mail.yahoo.com/',
}

/** Where the mail of a well-known domain is read; null for the others. */
export const mailboxOf = (domain: string): string | null =>
  Object.hasOwn(mailboxes, domain) ? (mailboxes[domain] ?? null) : null
