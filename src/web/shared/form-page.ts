import type { Request, Response } from 'express'
import type { z } from 'zod'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { flash } from './flash.ts'
import type { Flash } from './layout.ts'
import type { Page } from './page.ts'
import type { Handler } from './routes.ts'

/** Where to go next, and what is said there. */
export class Elsewhere {
  readonly to: string
  readonly said: Flash | null

  constructor(to: string, said: Flash | null = null) {
    this.to = to
    this.said = said
  }
}

export const goTo = (to: string, said: Flash | null = null) => new Elsewhere(to, said)

/** What only the domain knows, beside the field that it concerns. What was typed stays. */
class RefusedFields {
  readonly errors: Record<string, string>

  constructor(errors: Record<string, string>) {
    this.errors = errors
  }
}

export const refuseFields = (errors: Record<string, string>) => new RefusedFields(errors)

/** Another page answers, with its own status. */
class OtherPage {
  readonly show: Handler

  constructor(show: Handler) {
    this.show = show
  }
}

export const showInstead = (show: Handler) => new OtherPage(show)

/** Who asks, and what the form is about. */
export type About<Visit, Subject> = { visit: Visit; subject: Subject }

type Answer<Value> = Value | Promise<Value>

export type FormPage<Visit, Subject, Schema extends z.ZodType, Content extends object> = {
  page: Page<Content & { form: Form }>
  /** What the form is about, looked up in the scope of who asks; elsewhere, when there is nothing to fill in. */
  subject: (visit: Visit, req: Request) => Answer<Subject | Elsewhere>
  /** `typed`: what was sent, for the rare field that is judged by another. */
  form: (about: About<Visit, Subject>, typed: unknown) => Answer<Schema>
  /** What the fields hold at first. */
  values?: (about: About<Visit, Subject>, req: Request) => Form['values']
  content: (about: About<Visit, Subject>, form: Form) => Answer<Content & { title: string }>
  /** The deed. `req`: for what changes the session itself, nothing else. */
  submit: (
    about: About<Visit, Subject> & { data: z.output<Schema> },
    req: Request,
  ) => Answer<Elsewhere | RefusedFields | OtherPage>
}

/**
 * A page with a form, made once: shown; sent back with 422, what was typed, a message beside each field; or done,
 * with a 303 and a word on the next page. `visitOf` is the audience's.
 */
export const formPagesOf =
  <Visit>(visitOf: (req: Request) => Visit) =>
  <Subject, Schema extends z.ZodType, Content extends object>(
    described: FormPage<Visit, Subject, Schema, Content>,
  ): { show: Handler; create: Handler } => {
    const about = async (req: Request) => {
      const visit = visitOf(req)
      const subject = await described.subject(visit, req)
      return subject instanceof Elsewhere ? subject : { visit, subject }
    }

    const render = async (req: Request, res: Response, shown: About<Visit, Subject>, form: Form, status: number) =>
      described.page(req, res, { ...(await described.content(shown, form)), form }, status)

    async function show(req: Request, res: Response): Promise<void> {
      const asked = await about(req)
      if (asked instanceof Elsewhere) return leave(req, res, asked)
      await render(req, res, asked, emptyForm(described.values?.(asked, req)), 200)
    }

    async function create(req: Request, res: Response): Promise<void> {
      const asked = await about(req)
      if (asked instanceof Elsewhere) return leave(req, res, asked)

      const submitted = parseForm(await described.form(asked, req.body), req.body)
      if (!submitted.ok) return render(req, res, asked, submitted.form, 422)

      const done = await described.submit({ ...asked, data: submitted.data }, req)
      if (done instanceof Elsewhere) leave(req, res, done)
      else if (done instanceof OtherPage) await done.show(req, res)
      else await render(req, res, asked, refusedForm(typedIn(req), done.errors), 422)
    }

    return { show, create }
  }

function leave(req: Request, res: Response, { to, said }: Elsewhere) {
  if (said) flash(req, said)
  res.redirect(303, to)
}

const typedIn = (req: Request): Form['values'] => (typeof req.body === 'object' && req.body !== null ? req.body : {})
