import { z } from 'zod'
import { chooseStartPage } from '#domain/booking/agenda/choose-start-page.ts'
import { START_PAGES, startPageOf } from '#domain/people/agent/start-page.ts'
import { goTo } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import { commencerParPath } from './paths.ts'

type Content = { action: string; back: string; options: { value: string; text: string; hint: string }[] }

const WORDS: Record<(typeof START_PAGES)[number], { text: string; hint: string }> = {
  aujourdhui: { text: 'Aujourd’hui', hint: 'Les rendez-vous du jour de toute l’organisation, heure par heure.' },
  agenda: { text: 'Mon agenda', hint: 'Ma semaine, avec mes plages et mes indisponibilités.' },
}

/** The page that one's day begins with, after signing in and in each organisation. */
export const { show, create } = formPage({
  page: page<Content>('agents/aujourdhui/commencer-par'),
  subject: ({ agent }) => agent,
  form: () => z.object({ start_page: z.enum(START_PAGES, { error: 'Choisissez la page par laquelle commencer.' }) }),
  values: ({ subject }) => ({ start_page: startPageOf(subject) }),
  content: () => ({
    title: 'Commencer par',
    action: commencerParPath(),
    back: organisationsPath(),
    options: START_PAGES.map((value) => ({ value, ...WORDS[value] })),
  }),
  async submit({ visit: { author }, data: { start_page: chosen } }) {
    await chooseStartPage(author, chosen)
    return goTo(organisationsPath(), success(`Vous commencerez par : ${WORDS[chosen].text}.`))
  },
})
