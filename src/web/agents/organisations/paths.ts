import { path } from '#lib/path.ts'
import { AGENT_HOME } from '#web/shared/agent-sign-in.ts'

export const accueilPath = path('/')
export const organisationsPath = path(AGENT_HOME)
