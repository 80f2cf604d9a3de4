import { anyone } from '#web/shared/access.ts'
import { endSessions } from '#web/shared/back-channel.ts'
import { routes } from '#web/shared/routes.ts'
import * as paths from './paths.ts'

/** Asked by providers, not by browsers: they stand before the cross-site check and take no account of cookies. */
export const backChannelRoutes = routes()
const { post } = backChannelRoutes

post(paths.proConnectSignOutPath, anyone, endSessions('pro-connect'))
post(paths.inclusionConnectSignOutPath, anyone, endSessions('inclusion-connect'))
post(paths.proSanteConnectSignOutPath, anyone, endSessions('pro-sante-connect'))
