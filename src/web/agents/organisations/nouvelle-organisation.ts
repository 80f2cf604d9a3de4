import { z } from 'zod'
import { createOrganisation } from '#domain/people/organisation/create-organisation.ts'
import {
  type AdministeredTerritoire,
  listAdministeredTerritoires,
} from '#domain/territory/territoire/administered-territoire-queries.ts'
import { typo } from '#lib/typography.ts'
import { id } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { required } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { queryOf } from '#web/shared/sent.ts'
import { agendaPath } from '../agenda/paths.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import { nouvelleOrganisationPath, organisationsPath } from './paths.ts'
import { territoireInWords } from './territoire-words.ts'

type Content = { action: string; back: string; territoires: { value: number; text: string }[] }

const CHOOSE = 'Choisissez un territoire que vous administrez.'

export const { show, create } = formPage({
  page: page<Content>('agents/organisations/nouvelle-organisation'),
  subject: ({ actor }) => listAdministeredTerritoires(actor),
  form: ({ subject }) =>
    z.object({
      name: required('Écrivez le nom de l’organisation.'),
      territory_id: id.refine((chosen) => subject.some((one) => one.id === chosen)).or(z.never({ error: CHOOSE })),
    }),
  values: ({ subject }, req) => ({ territory_id: queryOf(req, { territory_id: id }).territory_id ?? subject[0]?.id }),
  content: ({ subject }) => ({
    title: 'Ajouter une organisation',
    action: nouvelleOrganisationPath(),
    back: organisationsPath(),
    territoires: subject.map(optionOf),
  }),
  async submit({ visit: { author, brand }, data: { name, territory_id: territoireId }, once }) {
    const verticale = brand.verticales[0]
    const created = await createOrganisation(author, { name, territoireId, verticale, once })
    if (!created.ok) return refuseFields(REFUSALS[created.reason])
    const said = success(typo(`L’organisation « ${name} » est ouverte, et vous l’administrez.`))
    return goTo(agendaPath({ organisationId: created.organisationId, agentId: author.id }), said)
  },
})

const optionOf = (territoire: AdministeredTerritoire) => ({ value: territoire.id, text: territoireInWords(territoire) })

const REFUSALS = {
  'nom-deja-pris': { name: 'Ce territoire a déjà une organisation de ce nom.' },
  'reserve-aux-admins-du-territoire': { territory_id: CHOOSE },
}
