import { type AgentActor, type TerritoireOfRole, territoireIn } from '#domain/actor/agent-actor.ts'

/** Territoires that are a crowd of strangers: an organisation there knows nothing of the usagers of the others. */
export const keepsFilesApart = ({ kind }: Pick<TerritoireOfRole, 'kind'>) =>
  kind === 'mairies' || kind === 'conseillers_numeriques'

/** Where the words of a search are looked up, as the index names places: `here` are files that he may open; `around`, others of the territoire. */
export function searchPlaces(
  actor: AgentActor,
  organisationId: number,
): { here: string; around: string | null } | null {
  const territoire = territoireIn(actor, organisationId)
  if (!territoire) return null
  const whole = `t${territoire.id}/`
  if (territoire.visibleUsagersThroughoutTheTerritoire) return { here: whole, around: null }
  return { here: `o${organisationId}/`, around: keepsFilesApart(territoire) ? null : whole }
}
