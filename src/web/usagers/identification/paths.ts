import { path } from '#lib/path.ts'

export const identificationPath = path('/identification')
export const sansComptePath = path('/identification/sans-compte')
export const codePath = path('/identification/code')
export const nouveauCodePath = path('/identification/code/nouveau')
