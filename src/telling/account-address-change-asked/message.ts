import { accountMessage } from '../shared/account-message.ts'
import { newPasswordPages } from '../shared/account-pages.ts'

export const accountAddressChangeAsked = accountMessage({
  name: 'account-address-change-asked',
  opens: newPasswordPages,
})
