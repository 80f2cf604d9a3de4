import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AgentProvider,
  agentIdentiteOf,
  rulesOf,
  verdictOnAgent,
} from '#domain/account/identite/agent-identite.ts'

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

for (const provider of ['pro-connect', 'inclusion-connect', 'pro-sante-connect'] as const) {
  const said = { sub: 's', email: 'r&d@exemple.fr' }
  const read = (claims: Record<string, unknown>) => agentIdentiteOf(provider, { ...said, ...claims })

  test(`${provider}: the names of an agent are held to the rules of forms: one line, 80 signs`, () => {
    const names = read({ given_name: 'Jeanne\r\nAnne\tMARTIN', usual_name: '\u2028MARTIN\u0000' })
    const long = read({ given_name: 'J'.repeat(90), family_name: `${'é'.repeat(79)}👩 Martin` })

    assert.deepEqual([names?.firstName, names?.lastName], ['Jeanne Anne', 'MARTIN'])
    assert.deepEqual([long?.firstName, long?.lastName], ['J'.repeat(80), `${'é'.repeat(79)}👩`])
  })

  test(`${provider}: the e-mail of an agent is held to the rules of forms, and one that is none is absent`, () => {
    const withoutEmail = rulesOf[provider].knownBySub ? { ...said, email: null, firstName: null, lastName: null } : null

    assert.equal(read({})?.email, 'r&d@exemple.fr')
    assert.equal(read({ email: 'Rene\u0301e@Exemple.fr' })?.email, 'renée@exemple.fr')
    for (const email of ['a\n@exemple.fr', 'a@xn--a.fr', `${'a'.repeat(250)}@exemple.fr`, 'a@b.fr, c@d.fr', 'agent'])
      assert.deepEqual(read({ email }), withoutEmail, email)
  })

  test(`${provider}: an identifier that is none is absent, never cut into that of another`, () => {
    assert.equal(read({ sub: 's'.repeat(255) })?.sub.length, 255)
    for (const sub of ['s'.repeat(256), 's\u0000', 's\ns', 42, null]) assert.equal(read({ sub }), null)
  })
}
