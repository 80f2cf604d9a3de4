import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { anyVisitOf } from '#web/shared/visit.ts'
import { franceconnectAction } from '../connexion/franceconnect-button.ts'
import { connexionPath, inscriptionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { findIdentifiedUsager } from '../session.ts'
import { sansComptePath } from './paths.ts'
import { findWantedRdv, type WantedRdv, wantedOf } from './wanted-rdv.ts'

type Content = WantedRdv & {
  step: { current: number; total: number }
  brandName: string
  withoutAccount: string
  signIn: string
  signUp: string
  /** Action of the FranceConnect button; null where it is not offered. */
  franceconnect: string | null
}
const identificationPage = page<Content>('usagers/identification/identification')

/** Whoever is known goes on. */
export async function show(req: Request, res: Response) {
  if (findIdentifiedUsager(req)) return res.redirect(303, takeReturnTo(req, 'usager') ?? recherchePath())

  const { brand, now } = anyVisitOf(req)
  identificationPage(req, res, {
    title: say('Qui êtes-vous ?'),
    step: { current: 1, total: 4 },
    brandName: brand.name,
    ...(await findWantedRdv(wantedOf(req), now)),
    withoutAccount: sansComptePath(),
    signIn: connexionPath(),
    signUp: inscriptionPath(),
    franceconnect: franceconnectAction(req),
  })
}
