// The library calls its drawing a table: whoever hears the page has the grid of one cell, the links of the drawing and the
// list, and no table without cells.
const THEIRS = ['table', 'rowgroup', 'row', 'columnheader', 'cell']
const SELECTOR = THEIRS.map((role) => `[role=${role}]`).join(', ')

/** @param {Element} place */
export function silenceRoles(place) {
  const silence = () => {
    for (const element of place.querySelectorAll(SELECTOR)) {
      if (element.closest('[role=grid]')) continue
      for (const name of ['role', 'aria-colindex', 'aria-colspan']) element.removeAttribute(name)
    }
    for (const article of place.querySelectorAll('article:not([role])')) article.setAttribute('role', 'none')
  }
  new MutationObserver(silence).observe(place, { childList: true, subtree: true })
  silence()
}
