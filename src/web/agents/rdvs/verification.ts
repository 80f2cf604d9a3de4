import type { Handler } from '#web/shared/routes.ts'
import type { Point } from '../checks/check-words.ts'
import { page } from '../page.ts'

/** Where a form is sent, with what it holds. */
export type Asked = { action: string; rdvHref: string; fields: { name: string; value: string }[] }

type AskedPoint = { text: string } | (Point & { mend: null })

const verificationPage = page<Asked & { points: readonly AskedPoint[] }>('agents/rdvs/verification')

/** What is unusual is asked once more: the same form, which accepts it. */
export const verification =
  (points: readonly AskedPoint[], asked: Asked): Handler =>
  (req, res) =>
    verificationPage(req, res, { title: 'Vérifiez avant d’enregistrer', points, ...asked }, 422)
