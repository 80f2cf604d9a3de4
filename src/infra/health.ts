import { pool } from './db.ts'

export async function isDatabaseUp(): Promise<boolean> {
  try {
    await pool.query('SELECT 1')
    return true
  } catch {
    return false
  }
}
