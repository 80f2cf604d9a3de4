import type { Request, Response } from 'express'
import type { z } from 'zod'
import { keyedDigest } from '#infra/digest.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { Answer } from './answer.ts'
import { cookiesRefused, giveWitness, keepsCookies } from './cookies.ts'
import { flash } from './flash.ts'
import type { Page } from './page.ts'
import type { Handler } from './routes.ts'
import { typedIn } from './sent.ts'

/** What only the domain knows, beside the field that it concerns. What was typed stays. */
class RefusedFields {
  readonly errors: Record<string, string>

  constructor(errors: Record<string, string>) {
    this.errors = errors
  }
}

export const refuseFields = (errors: Record<string, string>) => new RefusedFields(errors)

/** Who asks, and what the form is about. */
export type About<Visit, Subject> = { visit: Visit; subject: Subject }

type Awaitable<Value> = Value | Promise<Value>

/** A form, once it is known what it is about. */
type FormScreen<Asked, Schema extends z.ZodType, Content extends object> = {
  page: Page<Content & { form: Form }>
  /** Who sends it is known afterwards by a cookie: without, nothing is done, and what was typed stays. */
  needsCookies?: true
  /** Instead of the page, when it has nothing to ask, though it may be sent to. */
  hidden?: (about: Asked) => Answer | null
  /** Instead of the page, when there is nothing to correct in what was sent: it does not come from it, or its subject is gone. */
  unfit?: (about: Asked) => Awaitable<Answer | null>
  /** `typed`: what was sent, for the rare field that is judged by another. */
  form: (about: Asked, typed: unknown) => Awaitable<Schema>
  /** What the fields hold at first. */
  values?: (about: Asked, req: Request) => Form['values']
  content: (about: Asked, form: Form) => Awaitable<Content & { title: string }>
  /** The deed. `req`: for what changes the session itself, nothing else. */
  submit: (about: Asked & Sent<Schema>, req: Request) => Awaitable<Answer | RefusedFields>
}

/** `once`: names this form as this person sent it: a deed that creates makes it once by that (`createOnce`). */
type Sent<Schema extends z.ZodType> = { data: z.output<Schema>; once: string }

type Subject<Visit, Thing> = {
  /** What the form is about, looked up in the scope of who asks; an answer, when there is nothing to fill in. */
  subject: (visit: Visit, req: Request) => Awaitable<Thing | Answer>
}

/** Shown, or sent back with 422, what was typed and a message beside each field, or done. */
type Screen<Asked> = Record<'show' | 'create', (about: Asked, req: Request, res: Response) => Promise<void>>

function formScreen<Asked extends object, Schema extends z.ZodType, Content extends object>(
  described: FormScreen<Asked, Schema, Content>,
): Screen<Asked> {
  const render = async (about: Asked, req: Request, res: Response, form: Form, status: number) =>
    described.page(req, res, { ...(await described.content(about, form)), form }, status)

  return {
    async show(about, req, res) {
      if (described.needsCookies) giveWitness(req, res)
      const instead = described.hidden?.(about)
      if (instead) await instead.give(req, res)
      else await render(about, req, res, emptyForm(described.values?.(about, req)), 200)
    },

    async create(about, req, res) {
      const typed = typedIn(req)
      if (described.needsCookies && !keepsCookies(req)) {
        giveWitness(req, res)
        flash(req, cookiesRefused())
        return render(about, req, res, emptyForm(typed), 422)
      }
      const submitted = parseForm(await described.form(about, typed), typed)
      const done = submitted.ok
        ? await described.submit({ ...about, data: submitted.data, once: onceOf(req, typed) }, req)
        : await described.unfit?.(about)
      if (done instanceof Answer) await done.give(req, res)
      else if (!submitted.ok) await render(about, req, res, submitted.form, 422)
      else if (done) await render(about, req, res, refusedForm(typed, done.errors), 422)
    },
  }
}

/** Who sends what, and where: not the session, which another sign-in renews. */
function onceOf(req: Request, typed: Form['values']) {
  const { who, lent } = req.session
  const sender = who ? [who.kind, who.id] : lent ? ['usager', lent.usagerId] : [req.session.browser ?? req.sessionID]
  return keyedDigest(JSON.stringify([sender, req.baseUrl + req.path, typed]))
}

/** A page with a form, made once: its screen, and what it is about. `visitOf` is the audience's. */
export const formPagesOf =
  <Visit>(visitOf: (req: Request) => Visit) =>
  <Thing, Schema extends z.ZodType, Content extends object>({
    subject,
    ...described
  }: Subject<Visit, Thing> & FormScreen<About<Visit, Thing>, Schema, Content>): FormHandlers => {
    const asked = asking(visitOf, subject)
    const screen = formScreen(described)
    return { show: asked(screen.show), create: asked(screen.create) }
  }

type FormHandlers = { show: Handler; create: Handler }

const asking =
  <Visit, Thing>(visitOf: (req: Request) => Visit, subject: Subject<Visit, Thing>['subject']) =>
  (deed: (about: About<Visit, Thing>, req: Request, res: Response) => Promise<void>): Handler =>
  async (req, res) => {
    const visit = visitOf(req)
    const found = await subject(visit, req)
    if (found instanceof Answer) await found.give(req, res)
    else await deed({ visit, subject: found }, req, res)
  }
