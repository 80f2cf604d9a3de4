import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participationFields } from '#domain/booking/participation/participation-fields.ts'
import { prescripteurFields } from '#domain/booking/prescription/prescripteur-fields.ts'
import { rdvFields } from '#domain/booking/rdv/rdv-fields.ts'
import { accessRightFields, agentFields, agentRoleFields } from '#domain/people/agent/agent-fields.ts'
import { allUsagerFields, bookerFields, usagerFields } from '#domain/people/usager/usager-fields.ts'
import { absenceFields } from '#domain/planning/absence/absence-fields.ts'
import { plageFields } from '#domain/planning/plage/plage-fields.ts'
import { webhookFields } from '#domain/telling/webhook/webhook-fields.ts'
import { lieuFields } from '#domain/territory/lieu/lieu-fields.ts'
import { motifFields } from '#domain/territory/motif/motif-fields.ts'
import { organisationFields } from '#domain/territory/organisation/organisation-fields.ts'
import { attributionFields, secteurFields, zoneFields } from '#domain/territory/secteur/secteur-fields.ts'
import { teamFields } from '#domain/territory/team/team-fields.ts'
import { territoireFields } from '#domain/territory/territoire/territoire-fields.ts'

const updatedMotifFields = Object.entries<{ column: string; chosenOnce?: true }>(motifFields).flatMap(
  ([field, { chosenOnce }]) => (chosenOnce ? [] : [field]),
)
const writtenUsagerFields = allUsagerFields.filter((field) => usagerFields[field].writtenBy !== 'nobody')

const updates: Record<string, readonly string[]> = {
  absence: absenceFields.update,
  accessRight: accessRightFields,
  agentRole: agentRoleFields.update,
  lieu: lieuFields,
  motif: updatedMotifFields,
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
  assert.ok('organisationId' in motifFields)
  assert.ok(organisationFields.create.includes('territoireId'))
})

const everyForm: readonly (readonly string[])[] = [
  ...Object.values(updates),
  ...[agentFields, organisationFields].flatMap((forms) => Object.values(forms)),
  writtenUsagerFields,
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
  const ofUsagers: readonly string[] = bookerFields

  assert.ok(writtenUsagerFields.includes('responsibleId'))
  assert.ok(ofUsagers.includes('firstName') && !ofUsagers.includes('responsibleId'))
})

test('W23: an account whose identity comes from a provider is read-only', () => {
  assert.deepEqual(agentFields.accountOfProvider, [])
})
