// Another period or another view: the server says it, and what it wrote takes its place (`data-agenda-part`, by name). The
// address, « Précédent » of the browser, the list and the print stay those of what is shown.

const PART = 'data-agenda-part'

/** What was fetched for a part of a page shows no message that waits for the next page. */
const HEADERS = { Accept: 'text/html', 'X-Page-Part': '1' }

/** The page of that address; null where it is better gone to. @param {string} url @returns {Promise<Document | null>} */
export async function fetchPage(url) {
  const response = await fetch(url, { headers: HEADERS }).catch(() => null)
  if (!response?.ok || response.redirected) return null
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return page.querySelector('[data-agenda]') ? page : null
}

/** @param {Document} page */
export function takeParts(page) {
  const focused = keyOf(document.activeElement)
  for (const part of document.querySelectorAll(`[${PART}]`)) {
    const fresh = page.querySelector(`[${PART}="${part.getAttribute(PART)}"]`)
    if (fresh) part.replaceWith(document.adoptNode(fresh))
  }
  document.title = page.title
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(focused))?.focus()
}

/** The same link again, once it is another element. @param {Element | null} element */
function keyOf(element) {
  if (!element?.closest(`[${PART}]`)) return null
  const keys = element.getAttribute('data-touches')
  return element.id ? `#${CSS.escape(element.id)}` : keys && `[data-touches="${CSS.escape(keys)}"]`
}

/** Calls back for the plain click on a link of the tools of the agenda that leads to another face of it.
 * @param {(url: string) => void} go */
export function followLinks(go) {
  document.addEventListener('click', (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event
    if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return
    const link =
      target instanceof Element &&
      /** @type {HTMLAnchorElement | null} */ (target.closest('.rdv-ag-outils a[href], [data-agenda] .ec-day-head a'))
    if (!link || link.pathname !== location.pathname) return
    if (new URL(link.href).searchParams.get('vue') === 'liste') return
    event.preventDefault()
    go(link.href)
  })
}
