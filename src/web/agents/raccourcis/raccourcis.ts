import type { Request, Response } from 'express'
import { page } from '../page.ts'
import { type Touches, touches } from './touches-words.ts'

type Content = { groups: readonly Touches[] }
const raccourcisPage = page<Content>('agents/raccourcis/raccourcis')

/** What the keyboard does, and the switch of the shortcuts of one letter. */
export function index(req: Request, res: Response) {
  raccourcisPage(req, res, { title: 'Raccourcis clavier', groups: touches })
}
