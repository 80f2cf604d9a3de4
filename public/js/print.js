// Adds « Imprimer », which does nothing without JavaScript; the browser's own menu prints the same sheet.
for (const actions of document.querySelectorAll('[data-print]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'fr-btn fr-btn--tertiary fr-icon-printer-line fr-btn--icon-left'
  button.textContent = actions.dataset.print
  button.addEventListener('click', () => print())
  actions.append(button)
}
