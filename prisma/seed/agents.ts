import type { Prisma } from '#infra/prisma/client.ts'
import { firstName, lastName, mailboxOf } from './names.ts'
import { type Numbered, numbered } from './numbered.ts'
import { organisations, territoireOf } from './organisations.ts'
import { at, type Random, randomOf, uuidOf } from './random.ts'
import { type Post, posts } from './rosters.ts'

export type Account = { passwordDigest: string; confirmedAt: Date }
export type DemoAgent = Numbered<Prisma.AgentCreateManyInput>

/** One agent a post, then one who is invited and one who left. */
export function agentsOf(account: Account): DemoAgent[] {
  const random = randomOf('agents')
  const taken = new Set<string>()
  const working = posts.map((post) =>
    post.accessLevel === 'intervenant' ? intervenant(post, random) : agent(post, random, account, taken),
  )
  return numbered([...working, invited(account), gone(account)])
}

const levels = ['others', 'all', 'soon', 'none'] as const

function agent(post: Post, random: Random, account: Account, taken: Set<string>): Prisma.AgentCreateManyInput {
  const { departementNumber } = territoireOf(organisations[post.organisation].id)
  const names = {
    firstName: post.firstName ?? firstName(random),
    lastName: post.lastName ?? lastName(random, departementNumber),
  }
  const mailbox = mailboxOf(names.firstName, names.lastName)
  const email = post.email ?? `${mailbox}${taken.has(mailbox) ? taken.size : ''}@rdv.test`
  taken.add(mailbox)
  const calendarUid = `${mailbox.replaceAll('.', '-')}-${uuidOf(random)}`
  const rdvNotificationsLevel = post.email ? 'others' : at(levels, Math.floor(random() * 40))
  return {
    ...account,
    ...names,
    email,
    uid: email,
    calendarUid,
    rdvNotificationsLevel,
    lastSignInAt: account.confirmedAt,
  }
}

function intervenant(_post: Post, random: Random): Prisma.AgentCreateManyInput {
  return { lastName: `${lastName(random, '62')} (vacations)` }
}

const invited = ({ confirmedAt }: Account): Prisma.AgentCreateManyInput => ({
  email: 'agent.invite@rdv.test',
  uid: 'agent.invite@rdv.test',
  invitationSentAt: confirmedAt,
})

const gone = ({ confirmedAt }: Account): Prisma.AgentCreateManyInput => ({
  firstName: 'Ancienne',
  lastName: 'Collègue',
  deletedAt: confirmedAt,
  emailOriginal: 'ancienne.collegue@rdv.test',
})
