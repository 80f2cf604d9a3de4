import type { Entry } from '../../../../public/js/agenda/entries.js'
import { minuteOf } from '../../../../public/js/agenda/wall-clock.js'

export const TUESDAY = '2027-03-02'

export const amina = { id: '7', name: 'Amina DIALLO', shortName: 'A. DIALLO', about: 'PMI' }
export const claire = { id: '8', name: 'Claire FONTAINE', shortName: 'C. FONTAINE', about: 'PMI' }

/** A rdv of Amina on a Tuesday, unless said otherwise. */
export const anEntry = (from: string, to: string, fields: Partial<Entry> & { day?: string } = {}): Entry => {
  const { day = TUESDAY, ...others } = fields
  return {
    id: `rdv-${from}`,
    kind: 'rdv',
    agents: [amina.id],
    start: minuteOf(`${day}T${from}`),
    end: minuteOf(`${day}T${to}`),
    allDay: false,
    url: `/rdvs/${from}`,
    name: `De ${from} à ${to}, Inès BENALI, consultation, à venir`,
    who: 'Inès BENALI',
    what: 'Consultation',
    place: null,
    colour: '#2f8f5b',
    signs: [],
    about: [],
    looks: [],
    isCancelled: false,
    isSelected: false,
    moveUrl: `/rdvs/${from}/deplacement`,
    ...others,
  }
}

export const aPlage = (from: string, to: string, fields: Parameters<typeof anEntry>[2] = {}) =>
  anEntry(from, to, { kind: 'plage', url: null, moveUrl: null, who: 'Permanence', place: 'Arras-Nord', ...fields })
