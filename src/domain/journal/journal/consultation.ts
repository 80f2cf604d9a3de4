/** Where the details of a usager are shown to somebody else than him. */
export type ConsultedScreen = 'fiche' | 'modification' | 'fusion' | 'doublon' | 'rdv' | 'api' | 'export'
