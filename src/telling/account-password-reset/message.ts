import * as agents from '#web/agents/connexion/paths.ts'
import * as usagers from '#web/usagers/connexion/paths.ts'
import { accountMessage } from '../shared/account-message.ts'

export const accountPasswordReset = accountMessage({
  name: 'account-password-reset',
  opens: {
    usager: (token) => usagers.nouveauMotDePassePath({}, { reset_password_token: token }),
    agent: (token) => agents.nouveauMotDePassePath({}, { reset_password_token: token }),
  },
})
