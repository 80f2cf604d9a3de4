// Adds « Afficher » under a password field.
for (const field of document.querySelectorAll('input[data-password]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'rdv-lien-bouton fr-text--sm fr-mt-1v'
  button.setAttribute('aria-controls', field.id)
  const update = () => {
    const shown = field.type === 'text'
    button.textContent = shown ? 'Masquer le mot de passe' : 'Afficher le mot de passe'
  }
  button.addEventListener('click', () => {
    field.type = field.type === 'text' ? 'password' : 'text'
    update()
  })
  // never leave the word readable in the history of the form
  field.form?.addEventListener('submit', () => {
    field.type = 'password'
  })
  update()
  field.after(button)
}
