import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prescripteurFields } from '#domain/booking/prescription/prescription-policy.ts'
import { participationFields } from '#domain/booking/rdv/participation-policy.ts'
import { rdvFields } from '#domain/booking/rdv/rdv-policy.ts'
import { accessRightFields, agentRoleFields } from '#domain/people/agent/agent-configuration-policy.ts'
import { agentFields } from '#domain/people/agent/agent-policy.ts'
import { usagerFields } from '#domain/people/usager/usager-fields.ts'
import { absenceFields } from '#domain/planning/absence/absence-policy.ts'
import { plageFields } from '#domain/planning/plage/plage-policy.ts'
import { webhookFields } from '#domain/telling/webhook/webhook-policy.ts'
import { lieuFields } from '#domain/territory/lieu/lieu-policy.ts'
import { motifFields } from '#domain/territory/motif/motif-policy.ts'
import { organisationFields } from '#domain/territory/organisation/organisation-policy.ts'
import { attributionFields, secteurFields, zoneFields } from '#domain/territory/secteur/secteur-policy.ts'
import { teamFields } from '#domain/territory/team/team-policy.ts'
import { territoireFields } from '#domain/territory/territoire/territoire-policy.ts'

const updates: Record<string, readonly string[]> = {
  absence: absenceFields.update,
  accessRight: accessRightFields,
  agentRole: agentRoleFields.update,
  lieu: lieuFields,
  motif: motifFields.update,
  organisation: organisationFields.update,
  plage: plageFields.update,
  rdv: rdvFields.update,
  secteur: secteurFields,
  team: teamFields,
  territoire: territoireFields,
  zone: zoneFields,
}

const OWNERS = ['agentId', 'organisationId', 'territoireId', 'secteurId', 'motifId', 'usagerId']

test('W4: an update gives a record to nobody else', () => {
  for (const [noun, fields] of Object.entries(updates)) {
    assert.deepEqual(
      OWNERS.filter((owner) => fields.includes(owner)),
      [],
      noun,
    )
  }
})

test('the owner of a record is chosen when it is created', () => {
  assert.ok([absenceFields, plageFields].every(({ create }) => create.some((field) => field === 'agentId')))
  assert.ok(motifFields.create.includes('organisationId'))
  assert.ok(organisationFields.create.includes('territoireId'))
})

const everyForm: readonly (readonly string[])[] = [
  ...Object.values(updates),
  ...[agentFields, usagerFields, organisationFields].flatMap((forms) => Object.values(forms)),
  participationFields,
  attributionFields,
  prescripteurFields,
  webhookFields,
]

const NEVER_TYPED = [
  'id',
  'passwordDigest',
  'sessionVersion',
  'deletedAt',
  'confirmedAt',
  'createdThrough',
  'franceconnectOpenidSub',
  'totpSecret',
  'calendarUid',
  'uid',
]

test('T2: no form writes a secret, an identity of provider or a state of the account', () => {
  for (const fields of everyForm) {
    assert.deepEqual(
      NEVER_TYPED.filter((field) => fields.includes(field)),
      [],
    )
  }
})

test('W12: a usager attaches himself to no organisation and no responsable', () => {
  const { agent, api, ...ofUsagers } = usagerFields

  assert.ok(agent.includes('responsibleId') && api.includes('responsibleId'))
  for (const fields of Object.values<readonly string[]>(ofUsagers)) assert.ok(!fields.includes('responsibleId'))
})

test('W23: an account whose identity comes from a provider is read-only', () => {
  assert.deepEqual(agentFields.accountOfProvider, [])
})
