import { gridKeys } from '../raccourcis/touches-words.ts'

/** What stands under the grid of the browser: its signs, and its keys. */
export const gridHelp = {
  legend: [
    { sign: '✓', text: 'a eu lieu' },
    { sign: '!', text: 'absence' },
    { sign: '?', text: 'à compléter' },
    { sign: '✕', text: 'annulé' },
    { sign: '●', text: 'en salle d’attente' },
    { sign: '@', text: 'pris en ligne' },
    { sign: '☎', text: 'par téléphone' },
    { sign: '⌂', text: 'à domicile' },
  ],
  keys: gridKeys,
} as const
