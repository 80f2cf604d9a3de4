import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import nodemailer from 'nodemailer'
import { startMailbox } from '../../bin/mailbox/start-mailbox.ts'
import { freePort } from '../../bin/services/ports.ts'

const folder = mkdtempSync(join(tmpdir(), 'rdv-mails-'))
const open = async () => startMailbox({ folder, smtpPort: await freePort(), webPort: await freePort() })
after(() => rmSync(folder, { recursive: true }))

const read = async (address: string) => (await fetch(address)).text()

const mail = {
  from: 'rdv@example.fr',
  to: 'aminata@example.fr',
  subject: 'RDV confirmé <lundi>',
  text: 'Annuler : http://localhost:3000/r/abc',
  html: '<p>Bonjour</p>',
  attachments: [{ filename: 'rdv.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' }],
}

test('a mail sent is read on a page, with its texts and its attachment, and is still there at the next start', async () => {
  const mailbox = await open()
  await nodemailer.createTransport(mailbox.url).sendMail(mail)

  assert.match(await read(mailbox.page), /aminata@example\.fr.*href="\/mails\/000001">RDV confirmé &lt;lundi&gt;/)
  const letter = await read(`${mailbox.page}/mails/000001`)
  assert.match(letter, /<a href="http:\/\/localhost:3000\/r\/abc">/)
  assert.match(await read(`${mailbox.page}/mails/000001/html`), /<p>Bonjour<\/p>/)
  assert.match(await read(`${mailbox.page}/mails/000001/pieces/0`), /BEGIN:VCALENDAR/)
  await mailbox.stop()

  const again = await open()
  assert.match(await read(again.page), /RDV confirmé/)
  assert.equal((await fetch(`${again.page}/mails/999`)).status, 404)
  await again.stop()
})
