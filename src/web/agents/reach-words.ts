import type { Reach } from '#domain/actor/agent-actor.ts'

/** What he sees of the rdvs of an organisation. */
export const reachWords: Record<Reach, string> = {
  tous: 'Vous voyez tous les RDV de cette organisation.',
  'de-ses-services': 'Vous voyez les RDV de vos services, et ceux où vous êtes agent.',
  'les-siens': 'Vous voyez les RDV où vous êtes agent.',
}
