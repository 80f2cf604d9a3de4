import { path } from '#lib/path.ts'

export const raccourcisPath = path('/agents/raccourcis')
