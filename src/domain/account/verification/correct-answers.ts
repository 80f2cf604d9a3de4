import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { type Answers, sealedAnswers } from './answers.ts'

type Corrected = { id: number; browserDigest: string; answers: Answers | null }

/** The address was proved already: what it says of the rdv may still change. */
export const correctAnswers = ({ id, browserDigest, answers }: Corrected): Promise<void> =>
  deed(systeme, async ({ prisma }) => {
    await prisma.verification.updateMany({
      where: { id, sessionDigest: browserDigest },
      data: { answers: sealedAnswers(answers) },
    })
  })
