import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'

/** A commune of today, or an arrondissement of Paris, Lyon or Marseille: what has a code of its own. */
export type Commune = {
  cityCode: string
  name: string
  departement: string
  postCodes: readonly string[]
  population: number
  /** « 11 » of « Paris 11e arrondissement », and the code of Paris; null for a commune. */
  arrondissement: { number: number; city: string } | null
}

type Departement = { number: string; name: string }

/** A name that a commune had, or that one of its parts still has. */
type FormerName = { name: string; cityCode: string }

export type Listed = { communes: Commune[]; formerNames: FormerName[]; departements: Departement[] }

const communeRows = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.enum(['commune-actuelle', 'commune-deleguee', 'commune-associee', 'arrondissement-municipal']),
    departement: z.string(),
    codesPostaux: z.array(z.string()).default([]),
    population: z.number().default(0),
    chefLieu: z.string().optional(),
    commune: z.string().optional(),
  }),
)
const departementRows = z.array(z.object({ code: z.string(), nom: z.string() }))

type Row = z.infer<typeof communeRows>[number]

/** The State's list, shipped with the product. */
export async function readListedCommunes(): Promise<Listed> {
  const rows = communeRows.parse(await read('communes'))
  return {
    communes: rows.filter(({ chefLieu }) => chefLieu === undefined).map(communeOf),
    formerNames: rows.flatMap(({ nom, chefLieu }) => (chefLieu ? [{ name: nom, cityCode: chefLieu }] : [])),
    departements: departementRows
      .parse(await read('departements'))
      .map(({ code, nom }) => ({ number: code, name: nom })),
  }
}

const { resolve } = createRequire(import.meta.url)

const read = async (list: string): Promise<unknown> =>
  JSON.parse(await readFile(resolve(`@etalab/decoupage-administratif/data/${list}.json`), 'utf8'))

const communeOf = ({ code, nom, departement, codesPostaux, population, commune }: Row): Commune => ({
  cityCode: code,
  name: nom.replace(' Arrondissement', ' arrondissement'),
  departement,
  postCodes: codesPostaux,
  population,
  arrondissement:
    commune === undefined ? null : { number: Number.parseInt(nom.replace(/^\D+/, ''), 10), city: commune },
})
