import { section } from '#web/shared/routes.ts'
import * as consultations from './consultations.ts'
import * as paths from './paths.ts'
import { territoireAdmin } from './territoire-access.ts'

export const consultationsSection = section()
const { get } = consultationsSection

get(paths.consultationsPath, territoireAdmin, consultations.index)
