import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { nextStep } from '#web/usagers/prise-de-rdv/next-step.ts'
import { parcoursOf } from '#web/usagers/prise-de-rdv/parcours.ts'

const pmi: MotifFound = {
  id: 1,
  key: 'consultation-public_office',
  name: 'Consultation',
  description: null,
  locationType: 'public_office',
  collectif: false,
  followUp: false,
  durationInMin: 30,
  minDelayS: 1800,
  maxDelayS: 7_889_238,
  sectorisationLevel: 'departement',
  hasRestriction: false,
  requiresAntsNumber: false,
  serviceId: 10,
  serviceName: 'PMI',
  serviceShortName: 'PMI',
  serviceDescription: null,
  organisationId: 100,
  timeZone: 'Europe/Paris',
  departementNumber: '62',
}
const social = { ...pmi, id: 2, key: 'rappel-phone', name: 'Rappel', locationType: 'phone', serviceId: 20 } as const
const key = { motif_name_with_location_type: pmi.key }
const phoneKey = { motif_name_with_location_type: social.key }

const cases = [
  { asked: {}, motifs: [], step: 'adresse', why: 'nothing is known yet' },
  {
    asked: { departement: '62' },
    motifs: [pmi, social],
    step: 'motif',
    why: 'motifs of two services answer, on one page',
  },
  { asked: { departement: '62' }, motifs: [pmi], step: 'motif', why: 'none is chosen' },
  { asked: { departement: '62' }, motifs: [], step: 'motif', why: 'the motif page says that there is none' },
  { asked: { departement: '62', service_id: '10' }, motifs: [pmi], step: 'motif', why: 'a service is chosen' },
  {
    asked: { departement: '62', ...key },
    motifs: [pmi],
    step: 'lieu',
    why: 'an on-site motif wants a lieu, even a single one',
  },
  { asked: { departement: '62', ...key, lieu_id: '7' }, motifs: [pmi], step: 'creneau', why: 'everything is chosen' },
  {
    asked: { departement: '62', ...phoneKey },
    motifs: [social],
    step: 'organisation',
    why: 'a phone motif wants an organisation',
  },
  {
    asked: { departement: '62', ...phoneKey, public_link_organisation_id: '100' },
    motifs: [social],
    step: 'creneau',
    why: 'the public link named the organisation',
  },
  {
    asked: { departement: '62', ...key, lieu_id: '7' },
    motifs: [{ ...pmi, hasRestriction: true }],
    step: 'creneau',
    why: 'what must be read stands above the hours',
  },
  {
    asked: { departement: '62', motif_id: '1', lieu_id: '7' },
    motifs: [pmi],
    step: 'creneau',
    why: 'one precise motif counts as chosen',
  },
  {
    asked: { departement: '62', ...key, lieu_id: '7' },
    motifs: [],
    step: 'motif',
    why: 'the motif has gone from that lieu',
  },
] as const

for (const { asked, motifs, step, why } of cases)
  test(`the step is ${step}: ${why}`, () => {
    const parcours = parcoursOf(asked)

    const next = nextStep(parcours, motifs)

    assert.equal(next, step)
  })

test('an answer that is not one of ours counts as not given', () => {
  const forged = { departement: '62; DROP', latitude: '1e9', service_id: ['1', '2'] }

  const parcours = parcoursOf(forged)

  assert.deepEqual(
    Object.values(parcours).filter((answer) => answer !== undefined),
    [],
  )
})

test('a date with a time keeps its day', () => {
  const parcours = parcoursOf({ date: '2027-03-02T09:30:00+01:00' })

  assert.equal(parcours.date, '2027-03-02')
})
