import type { Request, Response } from 'express'
import { rememberAddress } from '#web/shared/return-to.ts'
import { allowFraming } from '#web/shared/security-headers.ts'
import { connexionPath } from '../connexion/paths.ts'
import * as adresse from './adresse.ts'
import * as creneau from './creneau.ts'
import { askedParcours } from './invited-search.ts'
import * as lieu from './lieu.ts'
import * as motif from './motif.ts'
import { motifsOf, withKeyOfCategory } from './motifs-found.ts'
import { nextStep, type Step } from './next-step.ts'
import * as organisation from './organisation.ts'
import type { Reached } from './reached.ts'
import { followedUsager } from './referents.ts'
import * as restriction from './restriction.ts'
import * as service from './service.ts'

const steps: Record<Step, (req: Request, res: Response, reached: Reached) => unknown> = {
  adresse: adresse.show,
  service: service.show,
  motif: motif.show,
  lieu: lieu.show,
  organisation: organisation.show,
  restriction: restriction.show,
  creneau: creneau.show,
}

export async function show(req: Request, res: Response) {
  allowFraming(req, res)
  const parcours = askedParcours(req)
  if (parcours.referent_ids && !followedUsager(req)) return askWhoIsFollowed(req, res)
  const now = Temporal.Now.instant()
  const motifs = await motifsOf(req, parcours, now)
  const reached = withKeyOfCategory(req, { parcours, motifs, now })
  await steps[nextStep(reached.parcours, motifs)](req, res, reached)
}

/** Follow-ups are for those who are known: they sign in, and come back. */
function askWhoIsFollowed(req: Request, res: Response) {
  rememberAddress(req)
  res.redirect(303, connexionPath())
}
