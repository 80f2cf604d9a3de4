import { path } from '#lib/path.ts'

export const consultationsPath = path('/admin/territories/:territoireId/consultations')
