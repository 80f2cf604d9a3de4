import { after } from 'node:test'
import { config } from '#infra/config.ts'
import { type GithubAccount, startGithub } from '../../../bin/identity-providers/github.ts'
import { freePort } from '../../../bin/services/ports.ts'
import { aVisitor, type Visitor } from '../visitor.ts'

const REGISTERED = { clientId: 'rdv', clientSecret: 'a secret of github' }

/** A simulated GitHub where these accounts are, until the tests of the file are over. */
export async function useGithub(accounts: readonly GithubAccount[]) {
  const github = await startGithub({ port: await freePort(), ...REGISTERED, accounts })
  after(github.stop)
  Object.assign(config, {
    GITHUB_URL: github.url,
    GITHUB_API_URL: github.url,
    GITHUB_CLIENT_ID: REGISTERED.clientId,
    GITHUB_CLIENT_SECRET: REGISTERED.clientSecret,
  })
}

/** Who is known there by this address. */
export const aGithubAccount = (login: string, email: string): GithubAccount => ({
  login,
  label: login,
  emails: [{ email, primary: true, verified: true }],
})

/** From our button to GitHub's page. */
export const goesToGithub = async (visitor: Visitor) => new URL((await visitor.post('/omniauth/github')).location ?? '')

/** The choice made on GitHub's page: where it sends the browser back to. */
export async function choosesOnGithub(address: URL, login: string) {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ sub: login }), redirect: 'manual' })
  const { pathname, search } = new URL(answer.headers.get('location') ?? '')
  return pathname + search
}

/** The whole way, and what is answered to whoever comes back. */
export async function comesByGithub(login: string, visitor = aVisitor()) {
  const answer = await visitor.get(await choosesOnGithub(await goesToGithub(visitor), login))
  return { visitor, answer }
}
