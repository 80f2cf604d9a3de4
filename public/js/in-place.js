// Small forms of a page: what the server answers takes the place of this page, which stays where it was scrolled. Of a list, focus
// goes on at the row that follows; else at what was done.
import { showPrint } from './print.js'

const voice = document.createElement('p')
voice.className = 'fr-sr-only'
voice.setAttribute('role', 'status')
document.body.append(voice)

const send = async (form, submitter) => {
  const body = new URLSearchParams(new FormData(form, submitter))
  const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector('main')
  if (!fresh || answer.status >= 400) throw new Error('not a page to show here')
  document.querySelector('main').replaceWith(fresh)
  showPrint(fresh)
  document.title = page.title
  history.replaceState(null, '', answer.url)
  goOn(fresh, body.get('suite'))
}

function goOn(main, next) {
  const message = main.querySelector('[data-focus]')
  const row = next && main.querySelector(`#rdv-${next}`)
  const target = row?.querySelector('.rdv-gestes button') ?? row ?? message
  target?.focus()
  // A region that comes with its words is not spoken, and focus is elsewhere.
  voice.textContent = target === message ? '' : (message?.querySelector('p')?.textContent ?? '')
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('[data-in-place]')) return
  event.preventDefault()
  // What cannot be shown here is asked again as without JavaScript: a deed sent twice is done once.
  send(form, event.submitter).catch(() => form.submit())
})
