// A field called by an answer is shown with it: <div data-conditional="name" data-when="value other">.
const update = (block) => {
  const values = block.dataset.when.split(' ')
  const fields = [...document.getElementsByName(block.dataset.conditional)]
  const called = fields.some((field) => (isChoice(field) ? field.checked : true) && values.includes(field.value))
  block.hidden = !called
  for (const field of block.querySelectorAll('input, select, textarea')) field.disabled = !called
}

const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox'

const blocks = [...document.querySelectorAll('[data-conditional]')]
if (blocks.length > 0) {
  document.addEventListener('change', () => blocks.forEach(update))
  blocks.forEach(update)
}
