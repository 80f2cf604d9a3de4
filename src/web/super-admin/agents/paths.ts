import { path } from '#lib/path.ts'

export const agentsPath = path('/super_admins/agents')
