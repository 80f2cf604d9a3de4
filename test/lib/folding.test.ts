import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded, foldedWords } from '#lib/folding.ts'

const NFD = (text: string) => text.normalize('NFD')

test('accents and capitals are nothing, whether accents are letters or signs added to them', () => {
  for (const text of ['Éléonore Haÿ', NFD('Éléonore Haÿ'), 'ELEONORE HAY', NFD('ÉLÉONORE HAŸ')])
    assert.equal(folded(text), 'eleonore hay')
  assert.equal(folded('Ça, où, naïf, Señor, Čapek'), 'ca, ou, naif, senor, capek')
})

test('ligatures and barred letters are the letters that people type', () => {
  assert.equal(
    folded('Bœuf ŒUF Æsop Łukasz Strauß STRAUẞ Øre Đoković'),
    'boeuf oeuf aesop lukasz strauss strauss ore dokovic',
  )
  assert.equal(folded('Işık İNCİ'), 'isik inci')
})

test('signs stay where only letters are folded', () => {
  assert.equal(folded("L’Haÿ-les-Roses (d'Ascoli)"), "l’hay-les-roses (d'ascoli)")
})

test('hyphens, apostrophes and blanks only part words', () => {
  for (const text of ["L'Haÿ-les-Roses", 'L’HAY LES ROSES', 'l\u2010hay\u00A0les\u2011roses', '  L´Haÿ – les   Roses.'])
    assert.equal(foldedWords(text), 'l hay les roses')
  assert.equal(foldedWords(' ’ - '), '')
})

test('letters of other scripts and figures are kept', () => {
  assert.equal(foldedWords('نادية علي'), 'نادية علي')
  assert.equal(foldedWords('Ελένη, 2e étage'), 'ελενη 2e etage')
})

test('folding twice changes nothing', () => {
  for (const text of ['Le Bœuf-d’Été', 'İstanbul', 'STRAUẞ', 'نادية'])
    assert.equal(foldedWords(foldedWords(text)), foldedWords(text))
})
