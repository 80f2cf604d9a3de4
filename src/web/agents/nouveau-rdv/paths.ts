import { path } from '#lib/path.ts'

/** A step, under the address that links and bookmarks know: `?step=2&motif_id=…`. */
export const wizardPath = path('/admin/organisations/:organisationId/rdv_wizard_step/new')
