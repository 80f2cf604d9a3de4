import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { ACCOUNT_MAILS } from '#domain/journal/evenement/account-mail.ts'
import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import { speak } from '#lib/language.ts'
import { renderMail } from '#telling/channels/mail/render-mail.ts'
import { compose } from '#telling/compose.ts'
import { aMotif, aRdv, aUsager } from '#test/support/factories.ts'
import { pseudoLanguage } from '#test/support/pseudo-language.ts'
import { recorded } from '#test/support/recorded.ts'
import { isUnsaid } from '#test/support/unsaid-words.ts'
import { visibleWords } from '#test/support/visible-words.ts'
import { brands } from '#web/shared/brands.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')

/** What a mail in the pseudo-language says in French, in its three parts. */
function frenchOf({ subject, html, text }: { subject: string; html: string; text: string }) {
  return [subject, ...visibleWords(load(html)), ...text.split('\n')].filter(isUnsaid)
}

async function inPseudo(evenement: Evenement, usagerId: number | undefined) {
  const evenementId = await recorded(evenement)
  const key = `evenement-${evenementId}:usager-${usagerId}:mail`
  const composed = await speak(pseudoLanguage, () => compose({ key, evenementId }, NOW))
  assert.ok(composed, evenement.name)
  return composed.parcel
}

test('the three parts of a mail are in the language spoken', () => {
  const until = Temporal.ZonedDateTime.from('2027-03-02T14:07[Europe/Paris]')
  const context = { brand: brands.rdv_solidarites, code: '482 913', until }

  const { subject, html, text } = speak(pseudoLanguage, () => renderMail('verification-code', context))

  assert.equal(subject, '⟦Votre code : ⟧482 913')
  assert.match(html, /<html lang="qps" dir="rtl">/)
  assert.match(html, />⟦Ce code prouve que cette adresse est la vôtre.⟧</)
  assert.match(text, /^⟦Bonjour,⟧$/m)
  assert.match(text, /^⟦Nous ne demandons jamais de mot de passe ni d’argent par e-mail.⟧$/m)
})

test('no mail to a usager about a rdv holds French in another language', async () => {
  const motif = await aMotif({ instructionForRdv: '◆ Le carnet de santé ◆', bookableBy: 'everyone' })
  const agents = { agentIdsKept: [], agentIdsAdded: [], agentIdsRemoved: [] }
  const before = { previousStartsAt: '2027-03-01T08:00:00Z', previousEndsAt: '2027-03-01T08:30:00Z' }
  const [coming, gone] = [await aRdv({ motifId: motif.id }), await aRdv({ motifId: motif.id, status: 'revoked' })]
  const concerned = ({ participations }: typeof coming) => ({ participationIds: participations.map(({ id }) => id) })
  const told: Evenement[] = [
    { name: 'rdv.booked', rdvId: coming.id, payload: concerned(coming) },
    { name: 'rdv.moved', rdvId: coming.id, payload: { ...before, previousLieuId: null, ...agents } },
    { name: 'participation.link-requested', rdvId: coming.id, payload: concerned(coming) },
    { name: 'rdv.reminder-requested', rdvId: coming.id, payload: concerned(coming) },
    { name: 'rdv.cancelled', rdvId: gone.id, payload: { status: 'revoked', ...concerned(gone) } },
    { name: 'rdv.cancelled', rdvId: gone.id, payload: { status: 'revoked', ...concerned(gone), isPostponed: true } },
  ]

  for (const evenement of told) {
    const [participation] = (evenement.rdvId === gone.id ? gone : coming).participations
    assert.deepEqual(frenchOf(await inPseudo(evenement, participation?.usagerId)), [], evenement.name)
  }
})

test('the mail of links holds no French in another language', async () => {
  const rdv = await aRdv()
  const usagerId = rdv.participations[0]?.usagerId ?? 0
  const payload = { usagerId, brand: 'rdv_solidarites' } as const

  const parcel = await inPseudo({ name: 'usager.links-requested', rdvId: null, payload }, usagerId)

  assert.deepEqual(frenchOf(parcel), [])
})

test('no mail to a usager about an account holds French in another language', async () => {
  const usager = await aUsager({ unconfirmedEmail: 'nouvelle@exemple.fr' })

  for (const mail of ACCOUNT_MAILS) {
    const payload = {
      mail,
      personType: 'usager',
      personId: usager.id,
      returnTo: '/',
      brand: 'rdv_solidarites',
    } as const
    const parcel = await inPseudo({ name: 'account.mail-requested', rdvId: null, payload }, usager.id)
    assert.deepEqual(frenchOf(parcel), [], mail)
  }
})

test('the mail of a closed account holds no French in another language', () => {
  const rdv = { startsAt: NOW, zone: 'Europe/Paris', motif: 'Motif 1', organisation: 'Organisation 1' }
  const context = { brand: brands.rdv_solidarites, recipient: 'Nadia', email: 'nadia@exemple.fr', rdvs: [rdv] }

  assert.deepEqual(frenchOf(speak(pseudoLanguage, () => renderMail('account-closed', context))), [])
})
