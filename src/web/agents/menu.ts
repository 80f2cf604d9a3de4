import { agendaPath } from './agenda/paths.ts'
import { aujourdhuiPath } from './aujourdhui/paths.ts'
import { rdvsPath } from './rdvs/paths.ts'
import { rdvsCollectifsPath } from './rdvs-collectifs/paths.ts'
import { refusPath } from './refus/paths.ts'
import { usagersPath } from './usagers/paths.ts'

/** Whose planning the menu leads to, in which organisation. */
type At = { organisationId: number; agentId: number }

/** `keys`: the letters that lead there. */
type Line = { text: string; icon: string; href: (at: At) => string; keys?: string }

/** The left menu of an organisation, in its order: only what there is a page for. */
export const MENU = {
  planning: [
    { text: 'Aujourd’hui', icon: 'fr-icon-sun-line', href: aujourdhuiPath },
    { text: 'Agenda', icon: 'fr-icon-calendar-line', href: agendaPath, keys: 'g a' },
    { text: 'RDV collectifs', icon: 'fr-icon-team-line', href: rdvsCollectifsPath },
  ],
  publics: [
    { text: 'Usagers', icon: 'fr-icon-user-line', href: usagersPath, keys: 'g u' },
    { text: 'Liste des RDV', icon: 'fr-icon-list-unordered', href: rdvsPath, keys: 'g l' },
    { text: 'Réservations refusées', icon: 'fr-icon-calendar-close-line', href: refusPath },
  ],
} as const satisfies Record<string, readonly Line[]>

export const linesAt = (lines: readonly Line[], at: At) =>
  lines.map(({ href, ...line }) => ({ ...line, href: href(at) }))
