import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AgentProvider, agentIdentiteOf, verdictOnAgent } from '#domain/account/identite/agent-identite.ts'

const agent = (id: number, sub: string | null = null) => ({ id, email: `agent${id}@exemple.fr`, sub })
const refused = (reason: string) => ({ kind: 'refuse', reason })

type Row = [string, AgentProvider, { bySub?: ReturnType<typeof agent>; byEmail?: ReturnType<typeof agent> }, object]

const verdicts: Row[] = [
  ['nobody', 'pro-connect', {}, refused('inconnu')],
  ['the address', 'pro-connect', { byEmail: agent(1) }, { kind: 'link', agent: agent(1) }],
  ['the identifier only', 'pro-connect', { bySub: agent(1, 's') }, refused('inconnu')],
  ['the identifier only', 'inclusion-connect', { bySub: agent(1, 's') }, { kind: 'link', agent: agent(1, 's') }],
  ['the identifier only', 'pro-sante-connect', { bySub: agent(1, 's') }, { kind: 'link', agent: agent(1, 's') }],
  ['an address linked elsewhere', 'pro-connect', { byEmail: agent(1, 'other') }, refused('autre-identite')],
  ['an address linked elsewhere', 'inclusion-connect', { byEmail: agent(1, 'other') }, refused('autre-identite')],
  ['an identifier of another', 'pro-connect', { bySub: agent(2, 's'), byEmail: agent(1) }, refused('autre-identite')],
  [
    'two agents',
    'inclusion-connect',
    { bySub: agent(2, 's'), byEmail: agent(1) },
    { kind: 'two-agents', agent: agent(2, 's') },
  ],
]

for (const [found, provider, { bySub = null, byEmail = null }, expected] of verdicts)
  test(`${provider}: ${found}`, () => {
    assert.deepEqual(verdictOnAgent(provider, 's', { bySub, byEmail }), expected)
  })

test('an identity wants an identifier, and an address where it alone recognises', () => {
  assert.equal(agentIdentiteOf('pro-connect', { email: 'a@exemple.fr' }), null)
  assert.equal(agentIdentiteOf('pro-connect', { sub: ' ', email: 'a@exemple.fr' }), null)
  assert.equal(agentIdentiteOf('pro-connect', { sub: 's', email: ' ' }), null)
  assert.equal(agentIdentiteOf('inclusion-connect', { sub: 's' })?.email, null)
  assert.equal(agentIdentiteOf('pro-sante-connect', { sub: 's', email: 42 })?.email, null)
})

test('an address is read as ours are stored', () => {
  assert.equal(agentIdentiteOf('pro-connect', { sub: 's', email: ' Agent@Exemple.FR ' })?.email, 'agent@exemple.fr')
})

test('the names of an agent are held to the rules of forms', () => {
  const read = agentIdentiteOf('pro-connect', {
    sub: 's',
    email: 'r&d@exemple.fr',
    given_name: 'Jeanne\tMARTIN',
    usual_name: 'MARTIN\n',
  })

  assert.deepEqual([read?.firstName, read?.lastName, read?.email], ['Jeanne', 'MARTIN', 'r&d@exemple.fr'])
})
