import { type Form, refusedForm } from '#lib/form.ts'
import { fullName } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { wizardStepPath } from './paths.ts'
import { contextOf, fieldsOf, stepHref } from './wizard-address.ts'
import { type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'

type UsagersPage = WizardFrame & {
  form: Form
  chosen: { name: string; details: string; isProche: boolean; without: string }[]
  /** Some who were chosen are no longer there. */
  gone: string | null
  /** Nobody is missing: one may go on. */
  isComplete: boolean
  asksContext: boolean
  action: string
  fields: { name: string; value: string }[]
}

const usagersPage = page<UsagersPage>('agents/nouveau-rdv/usagers')

export const show = (reached: Reached): Answer => showPage(usagersPage, content(reached, {}))

const MOST_CONTEXT = 2_000

export async function submit(reached: Reached): Promise<Answer> {
  const { visit, given, plan } = reached
  const excess = (contextOf(given)?.length ?? 0) - MOST_CONTEXT
  const errors = {
    ...(plan.usagers.length === 0 && !plan.motif?.collectif ? { usagers: 'Choisissez une personne.' } : {}),
    ...(excess > 0 ? { context: `${MOST_CONTEXT} caractères au plus. Retirez-en ${excess}.` } : {}),
  }
  if (Object.keys(errors).length > 0) return showPage(usagersPage, content(reached, errors), 422)
  const user_ids = plan.usagers.map(({ id }) => id)
  return goTo(stepHref({ organisationId: visit.organisation.id }, 3, { ...given, user_ids }))
}

function content(reached: Reached, errors: Record<string, string>) {
  const { visit, given, plan } = reached
  const place = { organisationId: visit.organisation.id }
  const user_ids = plan.usagers.map(({ id }) => id)
  const { enableContextField } = visit.organisation.territoire
  return {
    ...wizardFrame(2, reached),
    form: refusedForm({ context: contextOf(given) ?? '' }, errors),
    chosen: plan.usagers.map((usager) => ({
      name: fullName(usager),
      details: '',
      isProche: usager.responsible !== null,
      without: stepHref(place, 2, { ...given, user_ids: user_ids.filter((id) => id !== usager.id) }),
    })),
    gone: goneWords(plan.gone.usagers),
    isComplete: plan.usagers.length > 0 || plan.motif?.collectif === true,
    asksContext: enableContextField,
    action: wizardStepPath(place, { step: 2 }),
    fields: [
      { name: 'step', value: '2' },
      ...fieldsOf({ ...given, user_ids, ...(enableContextField ? { context: undefined } : {}) }),
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
