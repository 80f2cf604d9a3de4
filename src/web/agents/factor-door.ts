import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { finishAgent, nextOfAgent } from '#web/account/admit-agent.ts'
import type { FactorDoor } from '#web/account/second-factor/factor-door.ts'
import * as compte from './compte/paths.ts'
import * as connexion from './connexion/paths.ts'
import { door } from './door.ts'
import { halfSignedInAgents } from './half-signed-in.ts'
import { page } from './page.ts'
import { findCurrentAgent } from './session.ts'

export const factorDoor: FactorDoor = {
  page,
  paths: { ...connexion, ...compte },
  account: door.account,
  ownerOf: agentFactor,
  findHalf: halfSignedInAgents.find,
  findHolder: findCurrentAgent,
  finish: finishAgent,
  nextOf: nextOfAgent,
}
