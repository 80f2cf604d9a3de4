// What stands around the drawing: what went wrong, one agent at a time on narrow screens, the words of the place.

/** @typedef {import('./period.js').Agent} Agent */

/** @param {Element} place */
export function surroundings(place) {
  const [trouble, tabs, box, words] = ['alerte', 'agents', 'dessin', 'dit'].map((name) => {
    const part = document.createElement('div')
    part.className = `rdv-grille__${name}`
    place.append(part)
    return part
  })
  if (!trouble || !tabs || !box || !words) throw new Error('the grid has its four parts')
  words.id = 'agenda-dit'
  return {
    box,
    wordsId: words.id,
    /** @param {{ name: string, deed: string } | null} spoken */
    say(spoken) {
      words.replaceChildren(...(spoken ? [bold(`${spoken.name}.`), ` ${spoken.deed}`] : []))
    },
    /** @param {string | null} text */
    warn(text) {
      trouble.replaceChildren(...(text === null ? [] : [alertOf(text)]))
    },
    /** @param {{ agents: readonly Agent[], chosen: number, choose: (index: number) => void }} given */
    showTabs({ agents, chosen, choose }) {
      const hadFocus = tabs.contains(document.activeElement)
      tabs.replaceChildren(
        ...agents.map(({ shortName }, index) => tab(shortName, index === chosen, () => choose(index))),
      )
      const fresh = tabs.children[chosen]
      if (hadFocus && fresh instanceof HTMLElement) fresh.focus()
    },
  }
}

/** @param {string} text @param {boolean} isChosen @param {() => void} choose */
function tab(text, isChosen, choose) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'fr-btn fr-btn--tertiary fr-btn--sm'
  button.setAttribute('aria-pressed', String(isChosen))
  button.textContent = text
  button.addEventListener('click', choose)
  return button
}

/** @param {string} text */
function alertOf(text) {
  const alert = document.createElement('div')
  alert.className = 'fr-alert fr-alert--error fr-alert--sm fr-mb-2w'
  alert.setAttribute('role', 'alert')
  const words = document.createElement('p')
  words.textContent = text
  alert.append(words)
  return alert
}

/** @param {string} text */
function bold(text) {
  const made = document.createElement('b')
  made.textContent = text
  return made
}
