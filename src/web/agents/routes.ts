import { anyone } from '#web/shared/access.ts'
import { routes } from '#web/shared/routes.ts'
import { signedInAgent } from './access.ts'
import * as connexion from './connexion/connexion.ts'
import * as changement from './mot-de-passe/changement.ts'
import * as demande from './mot-de-passe/demande.ts'
import * as motDePasse from './mot-de-passe/mot-de-passe.ts'
import * as organisations from './organisations/organisations.ts'
import * as paths from './paths.ts'
import { knowAgent } from './session.ts'

export const agentsRoutes = routes()
const { get, post } = agentsRoutes

agentsRoutes.router.use(['/agents', '/admin'], knowAgent)

get(paths.signInPath, anyone, connexion.show)
post(paths.signInPath, anyone, connexion.create)
post(paths.signOutPath, anyone, connexion.destroy)

get(paths.newPasswordPath, anyone, demande.show)
post(paths.newPasswordPath, anyone, demande.create)
get(paths.editPasswordPath, anyone, motDePasse.edit('reset_password_token'))
get(paths.invitationPath, anyone, motDePasse.edit('invitation_token'))
post(paths.passwordPath, anyone, motDePasse.update)
get(paths.passwordChangePath, signedInAgent, changement.edit)
post(paths.passwordChangePath, signedInAgent, changement.update)

get(paths.organisationsPath, signedInAgent, organisations.index)
