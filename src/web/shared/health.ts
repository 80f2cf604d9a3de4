import type { Request, Response } from 'express'
import { isDatabaseUp } from '#infra/health.ts'

/** For the platform: up while PostgreSQL answers; Redis may be away. */
export async function health(_req: Request, res: Response) {
  const up = await isDatabaseUp()
  res.status(up ? 200 : 503).json({ database: up ? 'up' : 'down' })
}
