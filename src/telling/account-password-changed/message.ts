import { accountMessage } from '../shared/account-message.ts'
import { newPasswordPages } from '../shared/account-pages.ts'

export const accountPasswordChanged = accountMessage({ name: 'account-password-changed', opens: newPasswordPages })
