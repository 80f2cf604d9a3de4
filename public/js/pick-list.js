// Long lists of answers: how many are chosen is said at their head, and a field leaves those that have some letters.
const folded = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('fr')

for (const list of document.querySelectorAll('[data-pick-list]')) {
  const said = list.querySelector('summary > span')
  const boxes = [...list.querySelectorAll('input[type=checkbox]')]
  const labelOf = (box) => box.labels[0].textContent.trim()

  list.addEventListener('change', () => {
    const chosen = boxes.filter((box) => box.checked)
    const [only] = chosen
    if (chosen.length > 1) said.textContent = `${chosen.length} choix`
    else said.textContent = only ? labelOf(only) : list.dataset.pickList
  })

  const filter = list.querySelector('input[type=search]')
  if (!filter) continue
  filter.parentElement.hidden = false
  filter.addEventListener('input', () => {
    const sought = folded(filter.value.trim())
    for (const box of boxes)
      box.closest('.fr-fieldset__element').hidden = !box.checked && !folded(labelOf(box)).includes(sought)
  })
  // Enter would send the whole form.
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
}
