import { type Form, refusedForm } from '#lib/form.ts'
import { typo } from '#lib/typography.ts'
import { words } from '#web/shared/address-values.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { type PersonPicker, personPicker, pickerAnswer } from '../usagers/picker.ts'
import { errorsOf, findChecks } from './checks.ts'
import { wizardStepPath } from './paths.ts'
import { contextOf, fieldIn, fieldsOf, MOST_PEOPLE, stepHref } from './wizard-address.ts'
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

/** It travels in addresses until the rdv is made; the sheet of the rdv takes more. */
const MOST_CONTEXT = 1_000

/** Who was added or taken out first; then who is missing, and what is too long. */
export async function submit(reached: Reached, sent: unknown): Promise<Answer> {
  const { visit, given, plan } = reached
  const usagerIds = plan.usagers.map(({ id }) => id)
  const picked = await pickerAnswer({
    ...{ visit, sent, usagerIds, prefersProches: plan.motif?.service.kind === 'pmi' },
    hrefWith: (state) => hrefWith(reached, state),
  })
  if (picked) return picked
  const excess = (contextOf(given)?.length ?? 0) - MOST_CONTEXT
  const errors = {
    ...errorsOf(await findChecks(reached), 2),
    ...(excess > 0 ? { context: `${MOST_CONTEXT} caractères au plus. Retirez-en ${excess}.` } : {}),
  }
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
    ...wizardFrame(2, reached),
    form: refusedForm({ context: contextOf(given) ?? '' }, errors),
    picker: await personPicker({ visit, usagerIds, term, most: MOST_PEOPLE, error: errors.term ?? null }),
    gone: goneWords(plan.gone.usagers),
    isComplete: plan.usagers.length > 0 || plan.motif?.collectif === true,
    asksContext: enableContextField,
    action: wizardStepPath({ organisationId: visit.organisation.id }),
    fields: [
      { name: 'step', value: '2' },
      ...fieldsOf({ ...(enableContextField ? others : given), user_ids: usagerIds }),
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
