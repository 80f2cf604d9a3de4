// One rdv, plage or absence as it is drawn: lines for the eye, the whole in words for who hears it.

/** @typedef {import('./entries.js').Entry} Entry */

/** @param {Entry} entry @param {{ isTabStop: boolean, hour: string | null }} how @returns {Node[]} */
export function drawnEvent(entry, { isTabStop, hour }) {
  if (entry.kind === 'plage') return [span('rdv-fond__lieu', entry.place ?? entry.who), hidden(entry.name)]
  if (entry.url === null) return [lines(entry, hour), hidden(entry.name)]
  const link = document.createElement('a')
  link.href = entry.url
  link.tabIndex = isTabStop ? 0 : -1
  link.draggable = false
  link.className = 'rdv-ev__lien'
  link.setAttribute('aria-label', entry.name)
  link.append(lines(entry, hour))
  return [link]
}

/** @param {Entry} entry @param {string | null} hour */
function lines({ signs, who, what }, hour) {
  const both = span('rdv-ev__lignes')
  both.setAttribute('aria-hidden', 'true')
  const first = document.createElement('b')
  first.append([...signs, ''].join('\u00A0'), hour ? `${hour} ` : '', span('rdv-quoi', who))
  both.append(first, span('rdv-ev__motif', what))
  return both
}

/** @param {string} text */
const hidden = (text) => span('fr-sr-only', text)

/** @param {string} className @param {string} [text] */
function span(className, text = '') {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}
