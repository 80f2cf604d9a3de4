import { path } from '#lib/path.ts'

export const identificationPath = path('/identification')
export const codePath = path('/identification/code')
export const nouveauCodePath = path('/identification/code/nouveau')
/** The code is sent to the address that was meant. */
export const adresseCorrigeePath = path('/identification/code/adresse')
