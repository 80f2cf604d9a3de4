import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { agentHtml, agentPage, usagerHtml, usagerPage } from '../support/kitchen-sink/rendered.ts'

const pages = [usagerPage, agentPage] as const
const plain = (text: string) => text.replaceAll('\u00A0', ' ').replaceAll(/\s+/g, ' ').trim()

test('no page carries an inline script, style or handler', () => {
  for (const html of [usagerHtml, agentHtml]) {
    assert.doesNotMatch(html, /<style|<script(?![^>]*src=)|\sstyle=|\son\w+=/)
  }
})

test('every field has a label, and what describes it exists', () => {
  for (const $ of pages) {
    for (const field of $('input:not([type=hidden]), select, textarea').toArray()) {
      const id = $(field).attr('id')
      assert.equal($(`label[for="${id}"]`).length, 1, `label of ${id}`)
    }
    assertReferences($, 'aria-describedby')
    assertReferences($, 'aria-labelledby')
    assertReferences($, 'aria-controls')
  }
})

test('a hint is spoken once: within the label of its field', () => {
  assert.ok(usagerPage('label .fr-hint-text').length > 0)
  for (const $ of pages) {
    for (const described of $('[aria-describedby]').toArray()) {
      const ids = ($(described).attr('aria-describedby') ?? '').split(' ')
      for (const id of ids) assert.equal($(`label [id="${id}"]`).length, 0, id)
    }
  }
})

test('a day in the rows of a table is the head of its rows', () => {
  assert.equal(agentPage('.rdv-tableau__jour th').attr('role'), 'rowheader')
  assert.equal(agentPage('tbody [role=columnheader]').length, 0)
})

test('an id is given once', () => {
  for (const $ of pages) {
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'))
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    )
  }
})

test('an error of the summary leads to a field that says it is wrong', () => {
  for (const link of usagerPage('#erreurs a').toArray()) {
    const field = usagerPage(usagerPage(link).attr('href') ?? '')
    assert.equal(field.attr('aria-invalid'), 'true')
    assert.ok(field.is('input, select, textarea'))
  }
})

test('the choices stand on one line before the content, and whole after it', () => {
  const line = usagerPage('.rdv-resume')
  const [before, content, after] = usagerPage('.rdv-parcours > *').toArray()

  assert.equal(
    plain(line.text()).replaceAll(/\s+/g, ' ').trim(),
    'Votre rendez-vous : Mardi 2 mars 2027 à 9 h 30, MDS Arras-Nord. Pas encore confirmé. Modifier mes choix',
  )
  assert.equal(line.parent()[0], before)
  assert.ok(usagerPage(content).is('.rdv-parcours__corps'))
  assert.ok(usagerPage(after).is('.rdv-parcours__recap'))
  assert.equal(usagerPage(line.find('a').attr('href') ?? '')[0], usagerPage(after).children()[0])
})

test('the step is told above the question', () => {
  assert.equal(usagerPage('h1').prev('.rdv-etape').text(), 'Prendre rendez-vous, étape 2 sur 3')
})

test('a page with errors says so in its title', () => {
  assert.equal(plain(usagerPage('title').text()), 'Erreur : Tout ce qui existe, étape 2 sur 3 – RDV Solidarités')
})

test('after a deed the page title begins with what happened', () => {
  assert.equal(
    plain(agentPage('title').text()),
    'Statut enregistré. – Liste des RDV, page 2 sur 9 – MDS Arras-Nord – RDV Solidarités',
  )
})

test('a créneau is read with its whole date', () => {
  const names = usagerPage('.rdv-semaine button')
    .toArray()
    .map((button) => plain(usagerPage(button).text()))

  assert.equal(names[0], 'mardi 2 mars à 8 h')
  assert.equal(usagerPage('.rdv-semaine button').first().attr('value'), '2027-03-02T08:00')
})

test('a créneau weighs less than 130 bytes', () => {
  const hour = usagerHtml.match(/<li><button type="submit" name="starts_at".*?<\/li>/)?.[0] ?? ''

  assert.ok(Buffer.byteLength(hour) > 0 && Buffer.byteLength(hour) < 130, hour)
})

test('hours beyond the tenth of a half day wait in a disclosure', () => {
  assert.equal(plain(usagerPage('.rdv-suite summary').first().text()), '2 autres horaires le mardi 2 mars, Matin')
})

test('a full day and a closed day say so', () => {
  assert.deepEqual(
    usagerPage('.rdv-semaine__vide')
      .toArray()
      .map((day) => usagerPage(day).text()),
    ['Complet', 'Fermé', 'Fermé'],
  )
})

test('what people typed is escaped once', () => {
  assert.equal(usagerPage('#usager-birth_name').attr('value'), 'O’Neil & <fils>')
})

test('headings start at one and skip no level', () => {
  for (const $ of pages) {
    const levels = $('h1, h2, h3, h4, h5, h6')
      .toArray()
      .map((heading) => Number(heading.tagName.slice(1)))
    assert.equal(levels[0], 1)
    assert.equal(levels.filter((level) => level === 1).length, 1)
    for (const [index, level] of levels.slice(1).entries()) assert.ok(level <= (levels[index] ?? 0) + 1)
  }
})

test('the current page of the menu and of the pages is marked', () => {
  assert.equal(agentPage('.rdv-menu [aria-current=page]').text(), 'Liste des RDV')
  assert.equal(agentPage('.fr-pagination [aria-current=page]').text(), '2')
})

test('the buttons and links of lists have names that stand alone', () => {
  assert.equal(plain(agentPage('.rdv-panneau__tete a').first().text()), 'Modifier le rendez-vous')
  assert.equal(plain(usagerPage('.rdv-recap__action a').first().text()), 'Modifier la raison du rendez-vous')
})

function assertReferences($: CheerioAPI, attribute: string) {
  for (const element of $(`[${attribute}]`).toArray()) {
    const ids = ($(element).attr(attribute) ?? '').split(' ')
    for (const id of ids) assert.equal($(`[id="${id}"]`).length, 1, `${attribute} ${id}`)
  }
}
