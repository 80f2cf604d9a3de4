import * as agents from '#web/agents/connexion/paths.ts'
import * as usagers from '#web/usagers/connexion/paths.ts'
import { accountMessage } from '../shared/account-message.ts'

export const accountAlreadyRegistered = accountMessage({
  name: 'account-already-registered',
  opens: { usager: () => usagers.connexionPath(), agent: () => agents.connexionPath() },
})
