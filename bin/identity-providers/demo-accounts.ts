import { demoSignIns, superAdminEmail } from '../../prisma/seed/sign-ins.ts'
import type { GithubAccount } from './github.ts'
import type { Account } from './oidc.ts'

const of = (face: 'usager' | 'agent') => demoSignIns.filter((signIn) => signIn.face === face)

/** « Nadia Benali, deux enfants, … » */
function accountOf({ email, note }: { email: string; note: string }): Account {
  const [firstName = '', ...lastName] = (note.split(',')[0] ?? '').split(' ')
  const names = { given_name: firstName, family_name: lastName.join(' '), usual_name: lastName.join(' ') }
  return { sub: `demo-${email}`, label: `${note} (${email})`, claims: { ...names, email } }
}

/** Usagers of the demo world, somebody new, and somebody whom the product has to refuse. */
export const usagerAccounts: readonly Account[] = [
  ...of('usager').map(accountOf),
  accountOf({ email: 'ines.faure@rdv.test', note: 'Inès Faure, pas encore de compte' }),
  {
    sub: 'demo-sans-email',
    label: 'Sans e-mail : la connexion est refusée',
    claims: { given_name: 'Luc', family_name: 'Vidal' },
  },
]

export const agentAccounts: readonly Account[] = [
  ...of('agent').map(accountOf),
  accountOf({ email: 'inconnue@rdv.test', note: 'Anne Martel, pas agent ici : la connexion est refusée' }),
]

export const healthAccounts = agentAccounts.filter(({ claims }) => claims.email === 'pmi@rdv.test')

const githubAccount = (email: string, label: string): GithubAccount => ({
  login: email,
  label: `${label} (${email})`,
  emails: [{ email, primary: true, verified: true }],
})

export const githubAccounts: readonly GithubAccount[] = [
  githubAccount(superAdminEmail, 'Gaëlle Roussel, tous les droits'),
  githubAccount('support@rdv.test', 'Malik Saïdi, assistance'),
  githubAccount('inconnue@rdv.test', 'Anne Martel, pas super admin : la connexion est refusée'),
]
