/** Where the details of a usager are shown to somebody else than him. */
export const CONSULTED_SCREENS = ['fiche', 'modification', 'fusion', 'doublon', 'rdv', 'api', 'export'] as const

export type ConsultedScreen = (typeof CONSULTED_SCREENS)[number]
