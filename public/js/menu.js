// Details used as menus: Escape and a click outside close them, and focus returns to the button.
const menus = [...document.querySelectorAll('details[data-menu]')]

const close = (menu) => {
  const hadFocus = menu.contains(document.activeElement)
  menu.open = false
  if (hadFocus) menu.querySelector('summary').focus()
}

if (menus.length > 0) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') menus.filter((menu) => menu.open).forEach(close)
  })
  document.addEventListener('click', (event) => {
    for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false
  })
}
