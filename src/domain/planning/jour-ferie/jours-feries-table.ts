/** A holiday every year: a date, or days after Easter Sunday; years are bounded when the law changed. */
export type YearlyDay = { name: string; fromYear?: number; untilYear?: number } & (
  | { month: number; day: number }
  | { easter: number }
)

const VENDREDI_SAINT: YearlyDay = { easter: -2, name: 'Vendredi saint' }

export const NATIONAL_DAYS: readonly YearlyDay[] = [
  { month: 1, day: 1, name: 'Jour de l’an' },
  { easter: 1, name: 'Lundi de Pâques' },
  { month: 5, day: 1, name: 'Fête du Travail' },
  { month: 5, day: 8, name: 'Victoire 1945' },
  { easter: 39, name: 'Ascension' },
  { easter: 50, name: 'Lundi de Pentecôte' },
  { month: 7, day: 14, name: 'Fête nationale' },
  { month: 8, day: 15, name: 'Assomption' },
  { month: 11, day: 1, name: 'Toussaint' },
  { month: 11, day: 11, name: 'Armistice 1918' },
  { month: 12, day: 25, name: 'Noël' },
]

const ALSACE_MOSELLE = [VENDREDI_SAINT, { month: 12, day: 26, name: 'Saint-Étienne' }]

const abolition = (month: number, day: number): YearlyDay => ({ month, day, name: 'Abolition de l’esclavage' })

/** Days of their own, by number of département or collectivité (code du travail L3422-2, local law). */
export const LOCAL_DAYS: Readonly<Record<string, readonly YearlyDay[]>> = {
  57: ALSACE_MOSELLE,
  67: ALSACE_MOSELLE,
  68: ALSACE_MOSELLE,
  971: [abolition(5, 27)],
  972: [abolition(5, 22)],
  973: [abolition(6, 10)],
  974: [abolition(12, 20)],
  976: [abolition(4, 27)],
  977: [abolition(10, 9)],
  978: [
    { ...abolition(5, 27), untilYear: 2017 },
    { ...abolition(5, 28), fromYear: 2018 },
  ],
  986: [
    { month: 4, day: 28, name: 'Saint-Pierre-Chanel' },
    { month: 6, day: 29, name: 'Saint-Pierre et Saint-Paul' },
    { month: 7, day: 29, name: 'Fête du territoire' },
  ],
  987: [
    { month: 3, day: 5, name: 'Arrivée de l’Évangile' },
    VENDREDI_SAINT,
    { month: 6, day: 29, name: 'Fête de l’autonomie', untilYear: 2025 },
    { month: 11, day: 20, name: 'Matari’i', fromYear: 2026 },
  ],
  988: [{ month: 9, day: 24, name: 'Fête de la citoyenneté' }],
}
