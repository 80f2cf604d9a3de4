import * as agents from '#web/agents/connexion/paths.ts'
import { exportsPath } from '#web/agents/exports/paths.ts'
import * as usagers from '#web/usagers/connexion/paths.ts'
import type { AccountPages } from './account-message.ts'

export const confirmationPages: AccountPages = {
  usager: (token) => usagers.confirmationPath({}, { confirmation_token: token }),
  agent: (token) => agents.confirmationPath({}, { confirmation_token: token }),
}

/** For who did not ask for what he is told. */
export const newPasswordPages: AccountPages = {
  usager: () => usagers.demandeDeMotDePassePath(),
  agent: () => agents.demandeDeMotDePassePath(),
}

/** Agents alone ask for exports. */
export const exportPages: AccountPages = { usager: () => exportsPath(), agent: () => exportsPath() }
