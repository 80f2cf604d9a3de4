import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mount } from '../../../../public/js/agenda/mount.js'
import { minuteOf } from '../../../../public/js/agenda/wall-clock.js'
import { finerUrl, moveUrl, newRdvUrl, usualUrl } from '../../../../public/js/agenda/ways.js'
import { amina, anEntry, claire, TUESDAY } from './some-entries.ts'

const AGENDA = 'https://rdv.example/admin/organisations/1/agent_agendas/7'

const mount: Mount = {
  timeZone: 'Pacific/Tahiti',
  vue: 'semaine',
  date: TUESDAY,
  from: '2027-03-01',
  to: '2027-03-07',
  agents: [amina, claire],
  hours: { from: '07:00', to: '20:00' },
  openHours: { from: '07:00', to: '19:00', days: [1, 2, 3, 4, 5, 6] },
  hiddenDays: [0, 6],
  selected: null,
  urls: {
    events: `${AGENDA}/evenements`,
    newRdv: 'https://rdv.example/nouveau?agent_ids[]=9',
    page: AGENDA,
    stream: `${AGENDA}/flux`,
  },
}
const asked = (url: string | null) => [...new URL(url ?? '', AGENDA).searchParams]
const at = (time: string) => minuteOf(`${TUESDAY}T${time}`)

test('a new rdv begins at the hour of the organisation, with the agent of the column', () => {
  assert.deepEqual(asked(newRdvUrl(mount, { minute: at('10:45'), agent: claire.id })), [
    ['agent_ids[]', claire.id],
    ['starts_at', '2027-03-02T10:45-10:00'],
  ])
})

test('a move says both ends and the agent, and whose it was when that changes', () => {
  const entry = anEntry('09:00', '09:30', { moveUrl: 'https://rdv.example/rdvs/5/deplacement' })
  const move = { kind: 'move', entry, start: at('10:00'), end: at('10:45'), agent: amina.id, from: amina.id } as const

  const stays = asked(moveUrl(mount, move))
  assert.deepEqual(stays, [
    ['starts_at', '2027-03-02T10:00-10:00'],
    ['ends_at', '2027-03-02T10:45-10:00'],
    ['agent_id', amina.id],
  ])
  assert.deepEqual(asked(moveUrl(mount, { ...move, agent: claire.id })), [
    ...stays.slice(0, 2),
    ['agent_id', claire.id],
    ['from_agent_id', amina.id],
  ])
})

test('what the address does not say is as last time', () => {
  const usual = { view: 'jour', date: '2027-03-05' }

  assert.deepEqual(asked(usualUrl(mount, usual, AGENDA)), [
    ['vue', 'jour'],
    ['date', '2027-03-05'],
  ])
  assert.equal(usualUrl(mount, usual, `${AGENDA}?vue=semaine&date=${TUESDAY}`), null)
  assert.equal(usualUrl(mount, { view: 'semaine', date: null }, AGENDA), null)
})

test('a finer view of a period where today is seen is that of today', () => {
  const to = (vue: string) => `${AGENDA}?date=${TUESDAY}&vue=${vue}`

  assert.match(finerUrl(mount, to('jour'), '2027-03-04'), /date=2027-03-04/)
  assert.match(finerUrl(mount, to('jour'), '2027-03-08'), /date=2027-03-02/)
  assert.match(finerUrl(mount, to('mois'), '2027-03-04'), /date=2027-03-02/)
  assert.match(finerUrl(mount, to('semaine'), '2027-03-04'), /date=2027-03-02/)
})
