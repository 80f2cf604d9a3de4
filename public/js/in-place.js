// Small forms of a sheet: the page that the server answers takes the place of this one, which stays where it was scrolled.
const send = async (form, submitter) => {
  const body = new URLSearchParams(new FormData(form, submitter))
  const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector('main')
  if (!fresh || answer.status >= 400) throw new Error('not a page to show here')
  document.querySelector('main').replaceWith(fresh)
  document.title = page.title
  history.replaceState(null, '', answer.url)
  fresh.querySelector('[data-focus]')?.focus()
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('[data-in-place]')) return
  event.preventDefault()
  // What cannot be shown here is asked again as without JavaScript: a deed sent twice is done once.
  send(form, event.submitter).catch(() => form.submit())
})
