import { endSessions } from '#web/account/back-channel.ts'
import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import * as paths from './paths.ts'

/** Asked by providers, not by browsers: they stand before the cross-site check and take no account of cookies. */
export const backChannelRoutes = section()
const { post } = backChannelRoutes

post(paths.proConnectDeconnexionPath, anyone, endSessions('pro-connect'))
post(paths.inclusionConnectDeconnexionPath, anyone, endSessions('inclusion-connect'))
post(paths.proSanteConnectDeconnexionPath, anyone, endSessions('pro-sante-connect'))
