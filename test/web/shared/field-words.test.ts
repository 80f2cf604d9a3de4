import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthDateProblemInWords, passwordRefusalInWords, phoneProblemInWords } from '#web/shared/field-words.ts'

test('what stands against a password is said, and what to do about it', () => {
  for (const [refusal, words] of [
    ['vide', /Choisissez un mot de passe/],
    [{ missing: 1 }, /12\scaractères au moins\. Il en manque 1\./],
    ['trop-connu', /trop connu/],
    ['nom-ou-email', /sans votre nom/],
    ['trop-long', /trop long/],
  ] as const)
    assert.match(passwordRefusalInWords(refusal), words)
})

test('how many digits are missing is said', () => {
  assert.match(phoneProblemInWords({ digits: 8 }), /Vous en avez écrit 8/)
  assert.match(phoneProblemInWords('indicatif'), /l’indicatif/)
  assert.match(phoneProblemInWords('inconnu'), /par exemple 06\s12\s34\s56\s78/)
})

test('what is wrong in a date is said, with an example of a right one', () => {
  for (const [problem, words] of [
    ['incomplete', /Il manque .* Écrivez par exemple 14\s12\s1991/],
    ['siecle', /l’année avec ses 4\schiffres\. Écrivez par exemple/],
    ['mois', /Le mois va de 1 à 12\. Écrivez par exemple/],
    [{ monthLength: 28 }, /Ce mois a 28\sjours\. Écrivez par exemple/],
    ['future', /dans le futur/],
    ['ancienne', /Vérifiez l’année\. Écrivez par exemple/],
  ] as const)
    assert.match(birthDateProblemInWords(problem), words)
})
