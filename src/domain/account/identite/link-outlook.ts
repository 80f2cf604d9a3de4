import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { encrypt } from '#infra/encryption.ts'
import { displayName } from '#lib/names.ts'

export type OutlookTokens = { accessToken: string; refreshToken: string | null }
export type OutlookOutcome = { ok: true } | { ok: false; reason: 'sans-jeton-durable' | 'inconnu' }

/** An agent lends his calendar. Without a token that lasts, nothing would be copied an hour later. */
export async function linkOutlook(agentId: number, tokens: OutlookTokens): Promise<OutlookOutcome> {
  const { accessToken, refreshToken } = tokens
  if (refreshToken === null) return { ok: false, reason: 'sans-jeton-durable' }

  return deed(systeme, async (tx) => {
    const agent = await tx.prisma.agent.findFirst({ where: { id: agentId, deletedAt: null }, select: NAMES })
    if (!agent) return { ok: false, reason: 'inconnu' }
    await tx.actAs({ type: 'agent', id: agentId, name: displayName(agent) })
    await tx.prisma.agent.update({
      where: { id: agentId },
      data: {
        microsoftGraphToken: encrypt('agents.microsoft_graph_token', accessToken),
        refreshMicrosoftGraphToken: encrypt('agents.refresh_microsoft_graph_token', refreshToken),
        outlookDisconnectInProgress: false,
      },
    })
    return { ok: true }
  })
}

const NAMES = { firstName: true, lastName: true } as const
