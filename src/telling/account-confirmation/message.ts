import { accountMessage } from '../shared/account-message.ts'
import { confirmationPages } from '../shared/account-pages.ts'

export const accountConfirmation = accountMessage({ name: 'account-confirmation', opens: confirmationPages })
