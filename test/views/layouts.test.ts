import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { agentContext, usagerContext } from '../support/kitchen-sink/kitchen-sink.ts'
import { views } from '../support/kitchen-sink/rendered.ts'

const base = { ...usagerContext(), errors: [] }
const errorPages = ['404', '403', '429', '500']

test('each error page says what happened and leaves a way out, in both faces', () => {
  for (const name of errorPages) {
    for (const context of [base, { ...agentContext(), flash: null }]) {
      const $ = load(views.render(`errors/${name}.njk`, context))
      assert.equal($('h1').length, 1, name)
      assert.ok($('main .fr-btn').length > 0, name)
    }
  }
})

test('the theme is chosen on the html element', () => {
  for (const theme of ['light', 'dark', 'system'] as const) {
    const $ = load(views.render('errors/404.njk', { ...base, theme }))
    assert.equal($('html').attr('data-fr-theme'), theme)
  }
})

test('without authority there is no bloc-marque and no typeface of the State', () => {
  const $ = load(views.render('errors/404.njk', base))

  assert.equal($('.fr-logo').length, 0)
  assert.equal($('link[href*=fonts]').length, 0)
})

test('a brand that has them shows both, and Save-Data spares the fonts', () => {
  const brand = { ...base.brand, authority: ['République', 'Française'], typeface: true }

  const $ = load(views.render('errors/404.njk', { ...base, brand }))
  const spared = load(views.render('errors/404.njk', { ...base, brand, saveData: true }))

  assert.equal($('.fr-header .fr-logo').text(), 'RépubliqueFrançaise')
  assert.equal($('link[href*=fonts]').length, 1)
  assert.equal(spared('link[href*=fonts]').length, 0)
})

test('somebody signed in sees a name and a form to leave', () => {
  const $ = load(views.render('errors/404.njk', { ...base, person: { name: 'Nadia BENALI' } }))

  assert.ok($('header').text().includes('Nadia BENALI'))
  assert.equal($('header form[method=post]').attr('action'), '/sign_out')
})

test('a missing value is an error, not a hole', () => {
  assert.throws(() => views.render('errors/404.njk', { ...base, links: {} }), /null or undefined/)
})

test('a mail has a text twin with the same words, not escaped', () => {
  const text = views.renderText('kitchen-sink/mail.txt.njk', base)

  assert.match(text, /^Votre rendez-vous est confirmé\n\nBonjour Nadia BENALI,/)
  assert.match(text, /Arras-Nord & co/)
  assert.doesNotMatch(text, /\n{3}/)
})
