// Rdvs at the same hour: their list, in a dialog that Escape closes.

/** @typedef {import('./entries.js').Entry} Entry */

/** @param {{ title: string, entries: readonly Entry[], free: { text: string, href: string }, onClose: () => void }} given */
export function listOverlaps({ title, entries, free, onClose }) {
  const dialog = document.createElement('dialog')
  dialog.className = 'rdv-ensemble'
  const heading = document.createElement('h2')
  heading.id = 'ensemble'
  heading.className = 'fr-h6'
  heading.textContent = title
  dialog.setAttribute('aria-labelledby', heading.id)
  const list = document.createElement('ul')
  list.append(...entries.map((entry) => item(entry.name, entry.url)), item(free.text, free.href))
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'fr-btn fr-btn--tertiary fr-btn--sm'
  close.textContent = 'Fermer'
  close.addEventListener('click', () => dialog.close())
  dialog.append(heading, list, close)
  dialog.addEventListener('close', () => {
    dialog.remove()
    onClose()
  })
  document.body.append(dialog)
  dialog.showModal()
}

/** @param {string} text @param {string | null} href */
function item(text, href) {
  const line = document.createElement('li')
  const content = document.createElement(href ? 'a' : 'span')
  if (href) content.setAttribute('href', href)
  content.textContent = text
  line.append(content)
  return line
}
