import type { Request } from 'express'
import { zoneOfDepartement } from '#lib/departement-zone.ts'
import { wantedAddress } from '#web/shared/return-to.ts'
import { searchPath } from '../paths.ts'

/** What the identification pages say of the rdv being taken, read from the address that was wanted. */
export type Journey = { changeHour: string; zone: string }

export function journeyOf(req: Request): Journey {
  const wanted = wantedAddress(req)
  const answers = new URLSearchParams(wanted?.split('?')[1] ?? '')
  const departement = answers.get('departement') ?? ''
  answers.delete('starts_at')
  answers.delete('step')
  const isOfJourney = answers.has('motif_id') || answers.has('departement')
  return {
    changeHour: isOfJourney ? `${searchPath()}?${answers}` : searchPath(),
    zone: zoneOfDepartement(departement),
  }
}
