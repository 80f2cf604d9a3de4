import { anyone } from '#web/shared/access.ts'
import { section } from '#web/shared/routes.ts'
import { organisationMember } from '../access.ts'
import { leadTo } from './anciennes-adresses.ts'
import * as paths from './paths.ts'

export const anciennesAdressesSection = section()
const { get } = anciennesAdressesSection

get(paths.anciennesOrganisationsPath, anyone, leadTo(/^\/organisations\//, '/admin/organisations/'))
get(paths.ancienAgentPath, organisationMember, leadTo(/\/agents\/(\d+)/, '/agent_agendas/$1'))
get(paths.ancienneRecherchePath, organisationMember, leadTo(/\/agent_searches/, '/creneaux_search'))
get(paths.anciensCreneauxPath, organisationMember, leadTo(/\/slots/, '/creneaux_search/selection_creneaux'))
