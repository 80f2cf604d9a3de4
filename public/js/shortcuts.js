// Shortcuts of one letter: each does what a link, a button or a field of the page does (data-touches), so they hide no Tab path.
// Off in fields, and for whoever switched them off in this browser.
const KEPT = 'raccourcis'
const FIELDS = 'input, textarea, select, [contenteditable]'

const areOn = () => {
  try {
    return localStorage.getItem(KEPT) !== 'non'
  } catch {
    return true
  }
}

let before = ''

const doneBy = (keys) =>
  [...document.querySelectorAll('[data-touches]')].find((element) => element.dataset.touches.split(', ').includes(keys))

const waitsForMore = (keys) => document.querySelector(`[data-touches^="${CSS.escape(keys)} "]`) !== null

document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, altKey, metaKey } = event
  if (event.defaultPrevented || ctrlKey || altKey || metaKey || key === 'Shift') return
  if (target.closest?.(FIELDS) || !areOn()) return
  const keys = [before, key].filter(Boolean).join(' ')
  const element = doneBy(keys)
  before = !element && waitsForMore(keys) ? keys : ''
  if (!element) return
  event.preventDefault()
  if (element.matches(FIELDS)) element.focus()
  else element.click()
})
document.addEventListener('pointerdown', () => {
  before = ''
})

// « Raccourcis clavier »: the choice of this browser.
const choice = document.querySelector('[data-raccourcis]')

const show = () => {
  const [button, status] = [choice.querySelector('button'), choice.querySelector('[role=status]')]
  button.textContent = areOn() ? 'Désactiver les raccourcis d’une lettre' : 'Activer les raccourcis d’une lettre'
  status.textContent = areOn()
    ? 'Les raccourcis sont actifs dans ce navigateur.'
    : 'Les raccourcis sont désactivés dans ce navigateur.'
}

if (choice) {
  choice.hidden = false
  show()
  choice.querySelector('button').addEventListener('click', () => {
    if (areOn()) localStorage.setItem(KEPT, 'non')
    else localStorage.removeItem(KEPT)
    show()
  })
}
