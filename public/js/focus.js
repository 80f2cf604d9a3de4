// The message that explains what happened takes focus: error summary first, then flash.
const message = document.querySelector('#erreurs[data-focus]') ?? document.querySelector('[data-focus]')
message?.focus()
