// Long work: takes the new state of the page every few seconds, until the work is over.
const SELECTOR = '[data-refresh]'

const refresh = async () => {
  const current = document.querySelector(SELECTOR)
  if (!current) return
  const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
  const html = response?.ok ? await response.text() : null
  const fresh = html && new DOMParser().parseFromString(html, 'text/html').querySelector(`.${current.classList[0]}`)
  // the page that ends the work may be another one: go and see it
  if (html && !fresh) return location.reload()
  if (fresh) current.replaceWith(fresh)
  wait()
}

const wait = () => {
  const current = document.querySelector(SELECTOR)
  if (current) setTimeout(refresh, Number(current.dataset.refresh) * 1000)
}

wait()
