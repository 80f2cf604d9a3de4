import { aidePath } from '#web/usagers/site/paths.ts'
import { accountMessage } from '../shared/account-message.ts'

export const accountIdentityLinked = accountMessage({
  name: 'account-identity-linked',
  opens: { usager: () => aidePath(), agent: () => aidePath() },
})
