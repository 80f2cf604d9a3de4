import type { Brand } from './brands.ts'

/** What every layout needs from the server; the page adds its own. */
export type LayoutContext = {
  /** View of the audience's frame, for the pages that audiences share. */
  layout: string
  brand: Brand
  theme: Theme
  /** Path of the page, to mark the current link. */
  path: string
  flash: Flash | null
  /** Who is signed in, as shown in the header; null for nobody. */
  person: { name: string } | null
  /** `Save-Data: on`: no fonts. */
  saveData: boolean
  links: LayoutLinks
  /** A red or blue band over the whole site: outage, demo, super admin. */
  notice: Notice | null
  /** This page in the other languages, where there are any. */
  languages?: readonly LanguageLink[]
}

export type Theme = 'light' | 'dark' | 'system'

/** Plain text: it is escaped. The page title begins with it. */
export type Flash = {
  kind: 'success' | 'info' | 'warning' | 'error'
  text: string
  title?: string
  action?: { href: string; text: string }
  /** What undoes it: a form. */
  undo?: { action: string; text: string; fields: { name: string; value: string }[] }
  /** Said by the h1 of a page that is made for it, rather than in a band. */
  isHeading?: true
}

type Notice = {
  kind: 'info' | 'warning' | 'alert'
  title: string
  text?: string
  link?: Link
  deed?: { action: string; text: string }
}

export type LanguageLink = { code: string; name: string; isCurrent: boolean; href: string }

type Link = { href: string; text: string }

/** Keys that follow it, one after the other: « g a ». */
type LinkWithKeys = Link & { keys?: string }

/** Addresses of the header and footer, from the audience's paths. */
export type LayoutLinks = {
  home: string
  help: string
  accessibility: string
  legal: string
  privacy: string
  display: string
  signOut: string
  /** Usagers: « Mes rendez-vous », the account, and the way in for agents. */
  rdvs?: string
  account?: string
  agents?: string
}

/** What layouts/agent.njk needs besides. */
export type AgentLayoutContext = LayoutContext & {
  organisation: { name: string; others: readonly Link[] } | null
  /** Search of usagers in the bar; null hides it. */
  search: { action: string; term: string; label: string } | null
  /** Where `n` leads on every page of an organisation; pages that say it have their own link. */
  wizard: string | null
  /** « Trouver un RDV », above the groups of the menu. */
  menuAction: LinkWithKeys | null
  menu: readonly MenuGroup[]
  accountMenu: readonly LinkWithKeys[]
  /** « Aide » of the bar, where it is not that of the site. */
  help: string | null
}

type MenuGroup = {
  title: string
  /** « de moi · choisir un autre agent » */
  agent?: { name: string; href: string }
  items: readonly (LinkWithKeys & { icon?: string })[]
}
