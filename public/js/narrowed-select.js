// A select shortened by another: <select data-narrows="motif_id">, <optgroup data-of="value">.
const groupsOf = (select) => [...select.querySelectorAll('optgroup[data-of]')]

for (const narrowing of document.querySelectorAll('select[data-narrows]')) {
  const narrowed = narrowing.form.elements[narrowing.dataset.narrows]
  const update = () => {
    for (const group of groupsOf(narrowed)) {
      const isLeft = narrowing.value === '' || group.dataset.of === narrowing.value
      group.hidden = !isLeft
      group.disabled = !isLeft
    }
    const left = [...narrowed.options].filter((option) => option.value !== '' && !option.parentElement.disabled)
    if (narrowed.selectedOptions[0]?.parentElement.disabled) narrowed.value = ''
    if (left.length === 1) narrowed.value = left[0].value
  }
  narrowing.addEventListener('change', update)
  update()
}
