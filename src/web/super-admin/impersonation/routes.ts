import { section } from '#web/shared/routes.ts'
import { signedInSuperAdmin } from '../access.ts'
import * as finDImpersonation from './fin.ts'
import * as impersonation from './impersonation.ts'
import * as paths from './paths.ts'

export const impersonationSection = section()
const { form, post } = impersonationSection

form(paths.impersonationPath, signedInSuperAdmin, impersonation)
post(paths.finDImpersonationPath, signedInSuperAdmin, finDImpersonation.create)
