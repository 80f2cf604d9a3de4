import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brands } from '#web/shared/brands.ts'
import { fileForm } from '../../../src/web/usagers/file-form.ts'
import { NAMED, SELF, whomForm } from '../../../src/web/usagers/prise-de-rdv/whom-form.ts'
import { procheForm } from '../../../src/web/usagers/proches/proche-form.ts'

const today = Temporal.PlainDate.from('2027-03-01')
const now = Temporal.Instant.from('2027-02-28T23:30:00Z')

const asked = {
  choices: [SELF, NAMED],
  several: true,
  self: { birth: true, ants: false },
  named: { birth: true, ants: false },
  numbers: [],
}
const whom = { pour: [SELF, NAMED], proche_first_name: 'Léo', proche_last_name: 'Petit' }
const read = { today, departement: null }
const bornOn = (day: Temporal.PlainDate) => ({ day: `${day.day}`, month: `${day.month}`, year: `${day.year}` })

const forms = {
  'his informations': (birth: object) => fileForm({ birthDate: true }, read).safeParse({ birth_date: birth }),
  'a proche': (birth: object) =>
    procheForm({ now, brand: brands.rdv_solidarites }).safeParse({
      first_name: 'Léo',
      last_name: 'Petit',
      birth_date: birth,
    }),
  'for whom a rdv is': (birth: object) => {
    const typed = { ...whom, birth_date: birth, proche_birth_date: birth }
    return whomForm({ asked, today }, typed).safeParse(typed)
  },
}

for (const [form, answer] of Object.entries(forms))
  test(`${form}: nobody is born after the day of the visit`, () => {
    assert.equal(answer(bornOn(today)).success, true)
    assert.match(answer(bornOn(today.add({ days: 1 }))).error?.message ?? '', /dans le futur/)
  })
