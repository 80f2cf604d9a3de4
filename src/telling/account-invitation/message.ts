import * as agents from '#web/agents/connexion/paths.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import * as usagers from '#web/usagers/connexion/paths.ts'
import { accountMessage } from '../shared/account-message.ts'

export const accountInvitation = accountMessage({
  name: 'account-invitation',
  opens: {
    usager: (token) => usagers.invitationPath({}, { invitation_token: token }),
    agent: (token) => agents.invitationPath({}, { invitation_token: token }),
  },
  facts: ({ brand, code }) => ({
    code: code && `${code.slice(0, 4)} ${code.slice(4)}`,
    codePage: publicUrl(brand, usagers.codeDInvitationPath()),
  }),
})
