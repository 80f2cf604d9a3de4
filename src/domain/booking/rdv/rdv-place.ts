import type { LocationType } from '#infra/prisma/enums.ts'

type Usager = { address: string | null; responsible: { address: string | null } | null }

type Placed = {
  motif: { locationType: LocationType }
  lieu: { address: string } | null
  participations: readonly { usager: Usager }[]
}

/** Where it takes place; null by phone and by video. */
export function addressOf({ motif, lieu, participations }: Placed): string | null {
  if (motif.locationType === 'public_office') return lieu?.address ?? null
  if (motif.locationType === 'home') return homeAmong(participations.map(({ usager }) => usager))?.address ?? null
  return null
}

/** The home of the first proche, else of his responsable; where there is no proche, of the first who gave one. */
export function homeAmong<Of extends Usager>(usagers: readonly Of[]): { usager: Of; address: string } | null {
  const usager = usagers.find(({ responsible }) => responsible) ?? usagers.find(({ address }) => address)
  const address = usager?.address ?? usager?.responsible?.address
  return usager && address ? { usager, address } : null
}

type Reachable = { lieu: { phoneNumber: string | null } | null; organisation: { phoneNumber: string | null } }

export const contactPhoneOf = ({ lieu, organisation }: Reachable): string | null =>
  lieu?.phoneNumber ?? organisation.phoneNumber

const WEB_CONFERENCE = 'https://webconf.numerique.gouv.fr/RdvServicePublic'

export const visioUrlOf = ({ uuid }: { uuid: string }): string => WEB_CONFERENCE + uuid.replaceAll(/[-_]/g, '')
