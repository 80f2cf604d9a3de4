import { type Form, refusedForm } from '#lib/form.ts'
import { plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { words } from '#web/shared/address-values.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { MOST_CONTEXT } from '../sealed-context.ts'
import { type PersonPicker, personPicker, pickerAnswer } from '../usagers/picker.ts'
import { errorsOf, findChecks } from './checks.ts'
import { wizardStepPath } from './paths.ts'
import { contextExcess, contextOf, fieldIn, fieldsOf, MOST_PEOPLE, stepHref } from './wizard-address.ts'
import { type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'

type UsagersPage = WizardFrame & {
  form: Form
  picker: PersonPicker
  /** Some who were chosen are no longer there. */
  gone: string | null
  /** Nobody is missing: one may go on. */
  isComplete: boolean
  asksContext: boolean
  action: string
  fields: { name: string; value: string }[]
}

const usagersPage = page<UsagersPage>('agents/nouveau-rdv/usagers')

export const show = async (reached: Reached, sent: unknown): Promise<Answer> =>
  showPage(usagersPage, await content(reached, sent, {}))

/** What is too long stands in no address, wherever a button leads; then who was added or taken out, and who is missing. */
export async function submit(reached: Reached, sent: unknown): Promise<Answer> {
  const { visit, given, plan } = reached
  const usagerIds = plan.usagers.map(({ id }) => id)
  const excess = contextExcess(reached)
  if (excess > 0) {
    const context = typo(`${plural(MOST_CONTEXT, 'caractère')} au plus. Retirez-en ${excess}.`)
    return showPage(usagersPage, await content(reached, sent, { context }), 422)
  }
  const picked = await pickerAnswer({
    ...{ visit, sent, usagerIds, prefersProches: plan.motif?.service.kind === 'pmi' },
    hrefWith: (state) => hrefWith(reached, state),
  })
  if (picked) return picked
  const errors = errorsOf(await findChecks(reached), 2)
  if (Object.keys(errors).length > 0) return showPage(usagersPage, await content(reached, sent, errors), 422)
  return goTo(stepHref({ organisationId: visit.organisation.id }, 3, { ...given, user_ids: usagerIds }))
}

const hrefWith = ({ visit, given }: Reached, { usagerIds, term }: { usagerIds: number[]; term: string | null }) =>
  stepHref({ organisationId: visit.organisation.id }, 2, { ...given, user_ids: usagerIds }, { term })

async function content(reached: Reached, sent: unknown, errors: Record<string, string>) {
  const { visit, given, plan } = reached
  const usagerIds = plan.usagers.map(({ id }) => id)
  const { enableContextField } = visit.organisation.territoire
  const { context, ...others } = given
  const term = words.safeParse(fieldIn(sent, 'term')).data ?? null
  return {
    ...wizardFrame(2, errors.context === undefined ? reached : { ...reached, given: { ...given, context: undefined } }),
    form: refusedForm({ context: contextOf(reached) ?? '' }, errors),
    picker: await personPicker({ visit, usagerIds, term, most: MOST_PEOPLE, error: errors.term ?? null }),
    gone: goneWords(plan.gone.usagers),
    isComplete: plan.usagers.length > 0 || plan.motif?.collectif === true,
    asksContext: enableContextField,
    action: wizardStepPath({ organisationId: visit.organisation.id }),
    fields: [
      { name: 'step', value: '2' },
      ...fieldsOf({ ...(enableContextField || errors.context !== undefined ? others : given), user_ids: usagerIds }),
    ],
  }
}

const goneWords = (gone: number) =>
  gone === 0
    ? null
    : typo(
        gone === 1
          ? 'Une personne que vous aviez choisie n’est plus là : sa fiche a été fermée ou fusionnée.'
          : `${gone} personnes que vous aviez choisies ne sont plus là : leurs fiches ont été fermées ou fusionnées.`,
      )
