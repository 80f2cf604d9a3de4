import { accountMessage } from '../shared/account-message.ts'
import { confirmationPages } from '../shared/account-pages.ts'

export const accountEmailChange = accountMessage({ name: 'account-email-change', opens: confirmationPages })
