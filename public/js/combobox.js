// ARIA combobox over an input that works alone: <div data-combobox="/adresses?q="> around it.
// The source answers [{ value, text, detail, fields }]; choosing fills the hidden fields, typing again empties them.
// data-submits="name": choosing sends the form instead, with name=ajouter:id; the source may answer groups, { results: [{ text, children }] }.
const DELAY = 300

function combobox(box) {
  const input = box.querySelector('input:not([type=hidden])')
  const {
    submits,
    shortest = 3,
    none = 'Aucune proposition. Vous pouvez continuer avec ce que vous avez écrit.',
  } = box.dataset
  const list = document.createElement('ul')
  const status = document.createElement('p')
  let answers = []
  let options = []
  let active = -1
  let timer
  let request

  // « lieu_attributes[latitude] » is filled as « latitude ».
  const fill = (fields) => {
    for (const field of box.querySelectorAll('input[type=hidden]'))
      field.value = fields[/\[(\w+)\]$/.exec(field.name)?.[1] ?? field.name] ?? ''
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

  const send = (value) => {
    const button = Object.assign(document.createElement('button'), { name: submits, value, hidden: true })
    box.append(button)
    input.form.requestSubmit(button)
  }

  const choose = (index) => {
    cancel()
    if (submits) return send(`ajouter:${answers[index].id}`)
    input.value = answers[index].value
    fill(answers[index].fields ?? {})
    status.textContent = ''
    close()
  }

  const activate = (index) => {
    active = (index + answers.length) % answers.length
    for (const [position, option] of options.entries()) {
      option.setAttribute('aria-selected', String(position === active))
    }
    input.setAttribute('aria-activedescendant', options[active].id)
    options[active].scrollIntoView({ block: 'nearest' })
  }

  const optionOf = ({ text, name = text, detail }, index) => {
    const option = document.createElement('li')
    option.id = `${input.id}-${index + 1}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    option.append(name)
    if (detail) option.append(' ', Object.assign(document.createElement('small'), { textContent: detail }))
    return option
  }

  const groupOf = ({ text, children }) => {
    const group = document.createElement('div')
    const id = `${input.id}-groupe-${children[0].id}`
    group.setAttribute('role', 'group')
    group.setAttribute('aria-labelledby', id)
    group.append(
      Object.assign(document.createElement('b'), { textContent: text, id }),
      ...children.map((child) => options[answers.indexOf(child)]),
    )
    return group
  }

  const show = (found) => {
    const groups = found.results
    answers = groups ? groups.flatMap(({ children }) => children) : found
    options = answers.map(optionOf)
    active = -1
    input.removeAttribute('aria-activedescendant')
    list.replaceChildren(...(groups ? groups.map(groupOf) : options))
    list.hidden = answers.length === 0
    input.setAttribute('aria-expanded', String(answers.length > 0))
    status.textContent =
      answers.length === 0
        ? none
        : `${answers.length} ${answers.length === 1 ? 'proposition' : 'propositions'}. Utilisez les flèches pour choisir.`
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
    if (event.key === 'Tab') return close()
    if (event.key === 'Escape') {
      // a search field would empty itself
      event.preventDefault()
      return close()
    }
    const needsActive = event.key === 'Enter' || event.key === 'Home' || event.key === 'End'
    if (!keys[event.key] || (needsActive && active < 0)) return
    event.preventDefault()
    keys[event.key]()
  }

  const onInput = () => {
    cancel()
    fill({})
    close()
    if (input.value.trim().length >= shortest) timer = setTimeout(search, DELAY)
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
  const line = input.closest('.rdv-ligne') ?? input
  line.after(list, status)
  input.addEventListener('input', onInput)
  input.addEventListener('keydown', onKey)
  // once the click is done: the list pushes what is below it, which must not move between press and release
  document.addEventListener('click', ({ target }) => box.contains(target) || close())
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    const option = event.target.closest('[role=option]')
    if (option) choose(options.indexOf(option))
  })
}

document.querySelectorAll('[data-combobox]').forEach(combobox)
