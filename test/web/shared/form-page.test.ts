import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Form } from '#lib/form.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { goTo, showInstead } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { formPagesOf, refuseFields } from '#web/shared/form-page.ts'
import { nowOf } from '#web/shared/now.ts'

type Content = { title: string; name: string }
type Shown = Content & { form: Form }

const done: { data: { seats: number }; flash: unknown }[] = []
beforeEach(() => done.splice(0))

const page = (_req: Request, res: Response, content: Shown, status = 200) => void res.status(status).json(content)

const { show, create } = formPagesOf((req) => ({ now: nowOf(req) }))({
  page,
  subject: (_visit, req) => (req.params.thing === 'gone' ? goTo('/gone', success('Parti.')) : { name: 'atelier' }),
  form: () =>
    z.object({ seats: z.coerce.number({ error: 'Écrivez un nombre de places.' }).int(), note: z.string().optional() }),
  values: ({ subject }) => ({ note: `de ${subject.name}` }),
  content: ({ subject }, form): Content => ({
    title: form.summary.length > 0 ? 'À corriger' : 'Places',
    name: subject.name,
  }),
  submit({ data }, req) {
    if (data.seats === 0) return refuseFields({ seats: 'Il faut une place au moins.' })
    if (data.seats > 100) return showInstead((_req, res) => void res.status(422).json({ title: 'Vraiment ?' }))
    done.push({ data, flash: null })
    req.res?.on('finish', () => done.push({ data, flash: req.session.flash }))
    return goTo('/done', success('Enregistré.'))
  },
})

serve(() => {
  const app = express()
  app.use(express.urlencoded({ extended: true }))
  app.use((req, _res, next) => {
    Reflect.set(req, 'session', {})
    next()
  })
  app.get('/:thing', show)
  app.post('/:thing', create)
  app.use(((refusal, _req, res, _next) => void res.sendStatus(refusal.status)) satisfies ErrorRequestHandler)
  return app
})

test('a form is shown with what its fields hold at first', async () => {
  const page = await aVisitor().get('/atelier')

  assert.equal(page.status, 200)
  const { title, name, form }: Shown = JSON.parse(page.text)
  assert.deepEqual(
    { title, name, values: form.values },
    { title: 'Places', name: 'atelier', values: { note: 'de atelier' } },
  )
})

test('what the form cannot read comes back with 422, what was typed, a message and the summary', async () => {
  const page = await aVisitor().post('/atelier', { seats: 'beaucoup', note: 'au fond' })

  assert.equal(page.status, 422)
  const { title, form }: Shown = JSON.parse(page.text)
  assert.equal(title, 'À corriger')
  assert.deepEqual(form.values, { seats: 'beaucoup', note: 'au fond' })
  assert.deepEqual(form.errors, { seats: 'Écrivez un nombre de places.' })
  assert.deepEqual(form.summary, [{ href: '#seats', text: 'Écrivez un nombre de places.' }])
  assert.deepEqual(done, [])
})

test('what the domain refuses comes back in the same way', async () => {
  const page = await aVisitor().post('/atelier', { seats: '0', note: 'au fond' })

  assert.equal(page.status, 422)
  const { form }: Shown = JSON.parse(page.text)
  assert.deepEqual(form.values, { seats: '0', note: 'au fond' })
  assert.deepEqual(form.errors, { seats: 'Il faut une place au moins.' })
})

test('what is done leads elsewhere with a word', async () => {
  const answer = await aVisitor().post('/atelier', { seats: '12' })

  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/done')
  assert.deepEqual(done.at(-1), { data: { seats: 12 }, flash: { kind: 'success', text: 'Enregistré.' } })
})

test('another page may answer', async () => {
  const page = await aVisitor().post('/atelier', { seats: '101' })

  assert.equal(page.status, 422)
  assert.match(page.text, /Vraiment/)
})

test('where there is nothing to fill in, showing and sending both lead elsewhere', async () => {
  for (const answer of [await aVisitor().get('/gone'), await aVisitor().post('/gone', { seats: '12' })]) {
    assert.equal(answer.status, 303)
    assert.equal(answer.location, '/gone')
  }
  assert.deepEqual(done, [])
})

test('a body that is no form is read as an empty one', async () => {
  const page = await aVisitor().post('/atelier', {}, { headers: { 'content-type': 'text/plain' } })

  assert.equal(page.status, 422)
})
