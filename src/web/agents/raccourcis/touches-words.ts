/** Keys pressed together or one after the other, and what they do. */
type Touche = { keys: readonly string[]; next?: readonly string[]; does: string }

export type Touches = { id: string; title: string; about: string; keys: readonly Touche[] }

export const gridKeys: readonly Touche[] = [
  { keys: ['Tab'], does: 'entrer, à la dernière place ou à maintenant ; de nouveau : sortir' },
  { keys: ['↑', '↓'], does: 'un quart d’heure avant, après' },
  { keys: ['Ctrl ↑', 'Ctrl ↓'], does: 'le rendez-vous ou le trou d’avant, d’après' },
  { keys: ['←', '→'], does: 'jour ou agent d’avant, d’après, à la même heure ; au bord, la période change' },
  { keys: ['Début', 'Fin'], does: 'première, dernière heure ouverte' },
  { keys: ['Page ↑', 'Page ↓'], does: 'période d’avant, d’après' },
  {
    keys: ['Entrée'],
    does: 'sur un rendez-vous : l’ouvrir ; sur plusieurs : leur liste ; sur du libre : nouveau RDV',
  },
  { keys: ['Maj ↑', 'Maj ↓'], does: 'durée du nouveau RDV ; sur un rendez-vous pris, sa durée' },
  { keys: ['d'], does: 'prendre un rendez-vous, le déplacer par les flèches ; Entrée : qui est prévenu' },
  { keys: ['Échap'], does: 'le laisser où il était' },
]

/** Every key of agents' pages, in the words of « Raccourcis clavier ». */
export const touches: readonly Touches[] = [
  {
    id: 'partout',
    title: 'Sur toutes les pages',
    about: 'Sans effet pendant que vous écrivez dans un champ.',
    keys: [
      { keys: ['/'], does: 'chercher un usager' },
      { keys: ['n'], does: 'nouveau RDV' },
      { keys: ['t'], does: 'trouver un RDV' },
      { keys: ['g'], next: ['a'], does: 'aller à l’agenda' },
      { keys: ['g'], next: ['u'], does: 'aller aux usagers' },
      { keys: ['g'], next: ['l'], does: 'aller à la liste des RDV' },
      { keys: ['?'], does: 'ouvrir cette page' },
      { keys: ['Échap'], does: 'fermer un menu' },
    ],
  },
  {
    id: 'agenda',
    title: 'Dans l’agenda',
    about: 'Hors de la grille : dedans, les flèches sont celles de la grille.',
    keys: [
      { keys: ['j', 's', 'm', 'i'], does: 'vue du jour, de la semaine, du mois, en liste' },
      { keys: ['←', '→'], does: 'période d’avant, d’après' },
      { keys: ['a'], does: 'aujourd’hui' },
    ],
  },
  {
    id: 'grille',
    title: 'Dans la grille de l’agenda',
    about: 'La grille est un seul arrêt de la touche Tab. La phrase écrite dessous dit où vous êtes.',
    keys: gridKeys,
  },
]
