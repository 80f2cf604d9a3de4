// ARIA combobox over an input that works alone: <div data-combobox="/adresses?q="> around it.
// The source answers [{ value, text, detail, fields }]; choosing fills the hidden fields, typing again empties them.
const DELAY = 300
const SHORTEST = 3

function combobox(box) {
  const input = box.querySelector('input:not([type=hidden])')
  const list = document.createElement('ul')
  const status = document.createElement('p')
  let answers = []
  let active = -1
  let timer
  let request

  const fill = (fields) => {
    for (const field of box.querySelectorAll('input[type=hidden]')) field.value = fields[field.name] ?? ''
  }

  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  const cancel = () => {
    clearTimeout(timer)
    request?.abort()
  }

  const choose = (index) => {
    cancel()
    input.value = answers[index].value
    fill(answers[index].fields ?? {})
    status.textContent = ''
    close()
  }

  const activate = (index) => {
    active = (index + answers.length) % answers.length
    for (const [position, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(position === active))
    }
    input.setAttribute('aria-activedescendant', list.children[active].id)
    list.children[active].scrollIntoView({ block: 'nearest' })
  }

  const optionOf = ({ text, detail }, index) => {
    const option = document.createElement('li')
    option.id = `${input.id}-${index + 1}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    option.append(text)
    if (detail) option.append(' ', Object.assign(document.createElement('small'), { textContent: detail }))
    return option
  }

  const show = (found) => {
    answers = found
    active = -1
    input.removeAttribute('aria-activedescendant')
    list.replaceChildren(...found.map(optionOf))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    status.textContent =
      found.length === 0
        ? 'Aucune proposition. Vous pouvez continuer avec ce que vous avez écrit.'
        : `${found.length} ${found.length === 1 ? 'proposition' : 'propositions'}. Utilisez les flèches pour choisir.`
  }

  const search = async () => {
    request = new AbortController()
    try {
      const url = box.dataset.combobox + encodeURIComponent(input.value.trim())
      const response = await fetch(url, { headers: { Accept: 'application/json' }, signal: request.signal })
      if (response.ok) show(await response.json())
    } catch {
      // aborted or away: the field goes on alone
    }
  }

  const keys = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active < 0 ? -1 : active - 1),
    Home: () => activate(0),
    End: () => activate(-1),
    Enter: () => choose(active),
  }

  const onKey = (event) => {
    if (list.hidden) return
    if (event.key === 'Escape' || event.key === 'Tab') return close()
    const needsActive = event.key === 'Enter' || event.key === 'Home' || event.key === 'End'
    if (!keys[event.key] || (needsActive && active < 0)) return
    event.preventDefault()
    keys[event.key]()
  }

  const onInput = () => {
    cancel()
    fill({})
    close()
    if (input.value.trim().length >= SHORTEST) timer = setTimeout(search, DELAY)
  }

  list.id = `${input.id}-liste`
  list.className = 'rdv-combo__liste'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Propositions')
  list.hidden = true
  status.className = 'fr-sr-only'
  status.setAttribute('role', 'status')
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    input.setAttribute(name, value)
  }
  input.after(list, status)
  input.addEventListener('input', onInput)
  input.addEventListener('keydown', onKey)
  // once the click is done: the list pushes what is below it, which must not move between press and release
  document.addEventListener('click', ({ target }) => box.contains(target) || close())
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    const option = event.target.closest('[role=option]')
    if (option) choose([...list.children].indexOf(option))
  })
}

document.querySelectorAll('[data-combobox]').forEach(combobox)
