import { path } from '#lib/path.ts'

/** A step, under the address that links and bookmarks know: `?step=2&motif_id=…`. */
export const wizardPath = path('/admin/organisations/:organisationId/rdv_wizard_step/new')
/** Where a step is sent: looked at, and led to the next one; the last one creates, by POST. */
export const wizardStepPath = path('/admin/organisations/:organisationId/rdv_wizard_step')
