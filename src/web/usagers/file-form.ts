import { z } from 'zod'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import type { Form } from '#lib/form.ts'
import { type Drawn, fileQuestions, type Reading } from './file-questions.ts'

type Question = keyof typeof fileQuestions

/** Which of them a page asks. */
export type Asked = Readonly<Partial<Record<Question, boolean>>>

function questionsOf(asked: Asked) {
  const isAsked = new Map(Object.entries(asked))
  return Object.entries(fileQuestions).flatMap(([key, question]) => (isAsked.get(key) ? [question] : []))
}

/** What is not asked is neither required nor read. */
export const fileForm = (asked: Asked, reading: Reading) =>
  z
    .object(Object.fromEntries(questionsOf(asked).map(({ name, read }) => [name, read(reading)])))
    .transform((changes): FileChange => Object.assign({}, ...Object.values(changes)))

/** The file as a form first shows it. */
export const fileValues = (known: FileChange) =>
  Object.fromEntries(Object.values(fileQuestions).map(({ name, valueIn }) => [name, valueIn(known)]))

/** As the page draws it: what was typed and what is wrong beside it. */
export type QuestionShown = Drawn & { name: string; value: unknown; error: string | undefined }

export const questionsShown = (asked: Asked, { values, errors }: Form): QuestionShown[] =>
  questionsOf(asked).map(({ name, drawn }) => ({ ...drawn(), name, value: values[name], error: errors[name] }))
