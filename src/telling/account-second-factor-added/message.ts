import { accountMessage } from '../shared/account-message.ts'
import { newPasswordPages } from '../shared/account-pages.ts'

export const accountSecondFactorAdded = accountMessage({ name: 'account-second-factor-added', opens: newPasswordPages })
