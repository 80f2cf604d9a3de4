import type { Email } from 'postal-mime'

const PER_PAGE = 100

export function listPage(letters: { id: string; letter: Email }[], count: number) {
  const rows = letters.map(
    ({ id, letter }) =>
      `<tr><td>${when(letter)}</td><td>${text(recipients(letter))}</td><td><a href="/mails/${id}">${text(letter.subject ?? '(sans objet)')}</a></td></tr>`,
  )
  const more = count > PER_PAGE ? `<p>Les ${PER_PAGE} derniers sur ${count}.</p>` : ''
  const table = `<table><thead><tr><th>Date</th><th>À</th><th>Objet</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return page(`Boîte aux lettres (${count})`, count === 0 ? '<p>Aucun message pour l’instant.</p>' : more + table)
}

export function letterPage(id: string, letter: Email) {
  const links = letter.attachments.map(
    ({ filename, mimeType }, index) =>
      `<li><a href="/mails/${id}/pieces/${index}">${text(filename ?? mimeType)}</a> (${text(mimeType)})</li>`,
  )
  return page(
    letter.subject ?? '(sans objet)',
    `<p><a href="/">Tous les messages</a></p>
    <p>De : ${text(letter.from?.name ?? '')} ${text(letter.from?.address ?? '')}<br>À : ${text(recipients(letter))}<br>${when(letter)}</p>
    ${links.length > 0 ? `<h2>Pièces jointes</h2><ul>${links.join('')}</ul>` : ''}
    ${letter.html ? `<h2>Message</h2><iframe title="Message" sandbox="allow-popups" src="/mails/${id}/html"></iframe>` : ''}
    ${letter.text ? `<h2>Texte</h2><pre>${withLinks(text(letter.text))}</pre>` : ''}`,
  )
}

export const lastOf = (ids: string[]) => ids.slice(0, PER_PAGE)

const recipients = (letter: Email) => (letter.to ?? []).map(({ address }) => address ?? '').join(', ')
const when = (letter: Email) =>
  letter.date ? new Date(letter.date).toLocaleString('fr-FR', { timeZone: 'Europe/Paris' }) : ''
const withLinks = (escaped: string) => escaped.replaceAll(/https?:\/\/[^\s<>]+/g, '<a href="$&">$&</a>')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (raw: string) => raw.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

const STYLE = `body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem;border-bottom:1px solid #ddd}iframe{width:100%;height:40rem;border:1px solid #ddd}pre{white-space:pre-wrap}`

const page = (title: string, body: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title>
  <style>${STYLE}</style><h1>${text(title)}</h1>${body}</html>`
