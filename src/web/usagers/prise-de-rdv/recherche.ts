import type { Request, Response } from 'express'
import { z } from 'zod'
import { prescriptionInternePath } from '#web/agents/prescription/paths.ts'
import { type Answer, saying } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { rememberAddress } from '#web/shared/return-to.ts'
import { allowFraming } from '#web/shared/security-headers.ts'
import { queryOf } from '#web/shared/sent.ts'
import { connexionPath } from '../connexion/paths.ts'
import * as adresse from './adresse.ts'
import * as creneau from './creneau.ts'
import { goneAnswer } from './gone-answer.ts'
import { askedParcours } from './invited-search.ts'
import * as lieu from './lieu.ts'
import * as motif from './motif.ts'
import { reach } from './motifs-found.ts'
import { nextStep, type Step } from './next-step.ts'
import * as organisation from './organisation.ts'
import { namesNobody } from './parcours.ts'
import type { Reached, Typed } from './reached.ts'
import { followedUsager } from './referents.ts'
import { searchVisitOf } from './search-visit.ts'

const steps: Record<Step, (reached: Reached, typed: Typed) => Answer | Promise<Answer>> = {
  adresse: adresse.show,
  motif: motif.show,
  lieu: lieu.show,
  organisation: organisation.show,
  creneau: creneau.show,
}

const MODE = { prescripteur: z.literal('interne') }

/** Follow-ups are for those who are known: others sign in, and come back. */
export async function show(req: Request, res: Response) {
  allowFraming(req, res)
  const visit = searchVisitOf(req)
  const asked = askedParcours(req.query, visit.invited)
  // Agents prescribe in their own pages, where the person is known.
  if (visit.isAgent && queryOf(req, MODE).prescripteur) return res.redirect(303, prescriptionInternePath({}, asked))
  if (asked.referent_ids && !namesNobody(asked) && !followedUsager(visit)) {
    rememberAddress(req)
    return res.redirect(303, connexionPath())
  }
  const reached = await reach(visit, asked)
  const answer = (await adresse.whyUnserved(reached)) ?? (await stepOf(reached, typedIn(req.query)))
  return answer.give(req, res)
}

/** The page of the first question without an answer, or whose answer does not hold any more. */
async function stepOf(reached: Reached, typed: Typed): Promise<Answer> {
  const gone = await goneAnswer(reached)
  const { parcours, motifs } = gone?.reached ?? reached
  const answer = await steps[nextStep(parcours, motifs)](gone?.reached ?? reached, typed)
  return gone ? saying(warning(gone.said), answer) : answer
}

const typedIn = ({ address, choix, choisir, mots }: Request['query']): Typed => ({
  address: address === undefined ? null : typeof address === 'string' ? address.slice(0, LONGEST_TYPED) : '',
  choice: typeof choix === 'string' ? choix : null,
  isChoosing: choisir !== undefined,
  words: typeof mots === 'string' ? mots.trim().slice(0, 80) : '',
})

const LONGEST_TYPED = 1_000
