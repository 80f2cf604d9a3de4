import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

type SignIn = { face: string; email: string; password: string; note: string }

const SIGN_INS = resolve(import.meta.dirname, '../../prisma/seed/sign-ins.ts')

type Addresses = { app: string; mailboxPage: string | undefined; identity: string }

export async function welcome(addresses: Addresses): Promise<string> {
  const signIns = await demoSignIns()
  const rows = signIns.map(
    ({ face, email, password, note }) => `  ${face.padEnd(14)} ${email.padEnd(42)} ${password.padEnd(28)} ${note}`,
  )
  return [
    '',
    `  Site        ${addresses.app}`,
    ...publicLinks(addresses.app),
    `  Agents      ${addresses.app}/agents/sign_in`,
    `  Super admin ${addresses.app}/connexion_super_admins`,
    `  Identity    ${addresses.identity} (FranceConnect, ProConnect and others, simulated: their buttons work)`,
    ...(addresses.mailboxPage ? [`  Mailbox     ${addresses.mailboxPage}`] : []),
    ...(rows.length > 0 ? ['', '  Demo sign-ins', ...rows] : []),
    '',
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n')
}

/** The other brands have their own host, and no search by address: one enters by the link of an organisation. */
function publicLinks(app: string) {
  const { hostname, port } = new URL(app)
  if (hostname !== 'localhost') return []
  return [
    `              http://aide-numerique.localhost:${port}/org/ext/CN/cn-bapaume (digital help in Bapaume)`,
    `              http://service-public.localhost:${port}/org/13 (town hall of Calais)`,
  ]
}

async function demoSignIns(): Promise<SignIn[]> {
  if (!existsSync(SIGN_INS)) return []
  const seed: { demoSignIns: SignIn[] } = await import(SIGN_INS)
  return seed.demoSignIns
}
