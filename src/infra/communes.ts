import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { foldedWords } from '#lib/folding.ts'
import type { Adresse } from './adresse.ts'

type Commune = {
  name: string
  plainName: string
  cityCode: string
  departement: string
  postCodes: readonly string[]
  population: number
}

const MOST = 12
const rows = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.string(),
    departement: z.string().optional(),
    codesPostaux: z.array(z.string()).optional(),
    population: z.number().optional(),
  }),
)

let loading: Promise<Commune[]> | undefined

/** Communes by name or postcode, from the State's list shipped with the product: works when no service answers. */
export async function searchCommunes(text: string): Promise<Adresse[]> {
  loading ??= loadCommunes()
  const postCode = text.match(/\b\d{5}\b/)?.[0]
  const words = foldedWords(text.replace(/\d/g, ' '))
  const found = (await loading).filter((commune) => matches(commune, postCode, words))
  return found
    .sort((a, b) => Number(b.plainName === words) - Number(a.plainName === words) || b.population - a.population)
    .slice(0, MOST)
    .map((commune) => adresseOf(commune, postCode))
}

function matches({ postCodes, plainName }: Commune, postCode: string | undefined, words: string) {
  if (postCode) return postCodes.includes(postCode)
  return words.length > 1 && (plainName.startsWith(words) || words.endsWith(` ${plainName}`))
}

async function loadCommunes(): Promise<Commune[]> {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const listed = rows.parse(JSON.parse(await readFile(file, 'utf8')))
  return listed.flatMap(({ code, nom, type, departement, codesPostaux, population }) =>
    type === 'commune-actuelle' && departement && codesPostaux
      ? [
          {
            name: nom,
            plainName: foldedWords(nom),
            cityCode: code,
            departement,
            postCodes: codesPostaux,
            population: population ?? 0,
          },
        ]
      : [],
  )
}

function adresseOf({ name, cityCode, departement, postCodes }: Commune, asked: string | undefined): Adresse {
  const postCode = asked ?? postCodes[0] ?? ''
  const nowhere = { streetBanId: null, latitude: null, longitude: null }
  return { label: `${postCode} ${name}`, departement, cityCode, cityName: name, postCode, ...nowhere }
}
