import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'

const listed = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  arrondissement: z.string().optional(),
  departement: z.string().optional(),
  codesPostaux: z.array(z.string()).optional(),
  population: z.number().optional(),
})

export type Commune = {
  cityCode: string
  cityName: string
  postCode: string
  arrondissement: string
  population: number
}

const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')

/** Communes of the départements of the demo world, from the official list. */
const communes: Commune[] = z
  .array(listed)
  .parse(JSON.parse(readFileSync(file, 'utf8')))
  .filter(({ type, departement }) => type === 'commune-actuelle' && (departement === '62' || departement === '974'))
  .map(({ code, nom, codesPostaux, arrondissement = '', population = 0 }) => ({
    cityCode: code,
    cityName: nom,
    postCode: codesPostaux?.[0] ?? '',
    arrondissement,
    population,
  }))

export const communesOf = (arrondissements: readonly string[]) =>
  communes.filter(({ arrondissement, postCode }) => arrondissements.includes(arrondissement) && postCode !== '')
