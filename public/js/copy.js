// Adds « Copier » beside a read-only field, and says that it is done.
for (const group of document.querySelectorAll('[data-copy]')) {
  const field = group.querySelector('input')
  const status = group.querySelector('[role=status]')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w'
  button.textContent = 'Copier'
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value)
    button.textContent = 'Copié'
    status.textContent = 'L’adresse est copiée.'
  })
  field.after(button)
}
