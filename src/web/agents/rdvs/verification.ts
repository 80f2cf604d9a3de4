import type { Handler } from '#web/shared/routes.ts'
import { page } from '../page.ts'

/** Where a form is sent, with what it holds. */
export type Asked = { action: string; rdvHref: string; fields: { name: string; value: string }[] }

const verificationPage = page<Asked & { points: { text: string }[] }>('agents/rdvs/verification')

/** What is unusual is asked once more: the same form, which accepts it. */
export const verification =
  (points: readonly string[], asked: Asked): Handler =>
  (req, res) =>
    verificationPage(
      req,
      res,
      { title: 'Vérifiez avant d’enregistrer', points: points.map((text) => ({ text })), ...asked },
      422,
    )
