// Printing is a deed of the browser: its button is there once the browser can.
export const showPrint = (root) => {
  for (const button of root.querySelectorAll('[data-print]')) button.hidden = false
}

showPrint(document)
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-print]')) window.print()
})
