import type { Request, Response } from 'express'
import { flash } from './flash.ts'
import type { Flash } from './layout.ts'
import type { Page } from './page.ts'
import type { Handler } from './routes.ts'

/** How a request ends, as a value: what decides it needs neither the request nor the response. */
export class Answer {
  readonly #handler: Handler

  constructor(handler: Handler) {
    this.#handler = handler
  }

  async give(req: Request, res: Response): Promise<void> {
    await this.#handler(req, res)
  }
}

/** Where to go next, and what is said there. */
export const goTo = (to: string, said: Flash | null = null) =>
  new Answer((req, res) => {
    if (said) flash(req, said)
    res.redirect(303, to)
  })

/** Said on the very page that answers: unlike a flash, it opens no session. */
export const saying = (said: Flash, answer: Answer) =>
  new Answer((req, res) => {
    res.locals.said = said
    return answer.give(req, res)
  })

/** Another page answers, with its own status. */
export const showInstead = (show: Handler) => new Answer(show)

/** A page and what it holds. */
export const showPage = <Content extends object>(
  page: Page<Content>,
  content: Content & { title: string },
  status = 200,
) => showInstead((req, res) => page(req, res, content, status))
