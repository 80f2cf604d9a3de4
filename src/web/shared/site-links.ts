import {
  accessibilitePath,
  affichagePath,
  aidePath,
  confidentialitePath,
  mentionsLegalesPath,
} from '#web/usagers/site/paths.ts'

/** The pages of the site itself, the same for everybody. */
export const siteLinks = {
  help: aidePath(),
  accessibility: accessibilitePath(),
  legal: mentionsLegalesPath(),
  privacy: confidentialitePath(),
  display: affichagePath(),
}
