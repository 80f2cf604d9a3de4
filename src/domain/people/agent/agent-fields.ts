import type { Prisma } from '#infra/prisma/client.ts'

/** Services, roles and rights are links, checked on their own. */
export const agentFields = {
  account: ['email', 'firstName', 'lastName'],
  /** An account whose names and address come from ProConnect or Inclusion Connect. */
  accountOfProvider: [],
  preferences: [
    'rdvNotificationsLevel',
    'plageNotificationLevel',
    'absenceNotificationLevel',
    'displaySaturdays',
    'displayCancelledRdv',
    'startPage',
  ],
  create: ['email', 'lastName'],
  convert: ['email', 'firstName', 'lastName'],
  invitation: ['firstName', 'lastName'],
} as const satisfies Record<string, readonly (keyof Prisma.AgentUncheckedCreateInput)[]>

export const agentRoleFields = {
  create: ['agentId', 'organisationId', 'accessLevel'],
  update: ['accessLevel'],
} as const satisfies Record<string, readonly (keyof Prisma.AgentRoleUncheckedCreateInput)[]>

export const accessRightFields = [
  'allowToManageTeams',
  'allowToManageAccessRights',
  'allowToInviteAgents',
] as const satisfies (keyof Prisma.AgentTerritorialAccessRightUncheckedCreateInput)[]
