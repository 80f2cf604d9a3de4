import { accountMessage } from '../shared/account-message.ts'
import { newPasswordPages } from '../shared/account-pages.ts'

export const accountSecondFactorRemoved = accountMessage({
  name: 'account-second-factor-removed',
  opens: newPasswordPages,
})
