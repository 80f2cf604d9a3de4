// Details used as menus: Escape and a click outside close them, and focus returns to the button. Also those that come later.
const menus = () => [...document.querySelectorAll('details[data-menu][open]')]

const close = (menu) => {
  const hadFocus = menu.contains(document.activeElement)
  menu.open = false
  if (hadFocus) menu.querySelector('summary').focus()
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') menus().forEach(close)
})
document.addEventListener('click', (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false
})
