import { z } from 'zod'
import type { PlageOfCase, RdvOfCase } from './rdv-checks-case.ts'

const motif = {
  locationType: 'public_office',
  collectif: false,
  defaultDurationInMin: 30,
  service: 'pmi',
  organisation: 'O1',
} as const

/** The motifs and lieux of every case. */
export const MOTIFS = {
  M: motif,
  M2: motif,
  P: { ...motif, locationType: 'phone' },
  V: { ...motif, locationType: 'visio' },
  H: { ...motif, locationType: 'home', defaultDurationInMin: 60 },
  G: { ...motif, collectif: true, defaultDurationInMin: 60 },
  S: { ...motif, service: 'social' },
  N: { ...motif, organisation: 'O2' },
} as const

export const LIEUX = {
  L1: { organisation: 'O1', availability: 'enabled' },
  L2: { organisation: 'O1', availability: 'enabled' },
  LX: { organisation: 'O1', availability: 'disabled' },
  L3: { organisation: 'O2', availability: 'enabled' },
} as const

export type MotifName = keyof typeof MOTIFS
export type LieuName = keyof typeof LIEUX

const motifNames = z.array(z.enum(['M', 'M2', 'P', 'V', 'H', 'G', 'S', 'N']))
const lieuName = z.enum(['L1', 'L2', 'LX', 'L3']).nullable()

export const motifsOf = ({ motifs, organisation }: PlageOfCase): MotifName[] =>
  motifNames.parse(motifs ?? [organisation === 'O1' ? 'M' : 'N'])

export const placeOf = ({ lieu, organisation }: PlageOfCase): LieuName | null =>
  lieuName.parse(lieu === undefined ? (organisation === 'O1' ? 'L1' : 'L3') : lieu)

/** With what a case leaves out. `others`: its own default usagers. */
export function completeRdv(rdv: RdvOfCase, defaultUsagers = ['U1']) {
  const { motif: name = 'M', agents = ['A'], start = '2026-03-03 10:00', status = 'unknown', pause = 0 } = rdv
  const { locationType, collectif, organisation, defaultDurationInMin } = MOTIFS[name]
  const usual = locationType === 'public_office' ? (organisation === 'O1' ? ('L1' as const) : ('L3' as const)) : null
  return {
    motif: name,
    agents,
    usagers: rdv.usagers ?? (collectif ? [] : defaultUsagers),
    lieu: rdv.lieu === undefined ? usual : rdv.lieu,
    start,
    minutes: rdv.minutes ?? defaultDurationInMin,
    title: rdv.title ?? null,
    places: rdv.places ?? null,
    pause,
    status,
  }
}

export type CompleteRdv = ReturnType<typeof completeRdv>
