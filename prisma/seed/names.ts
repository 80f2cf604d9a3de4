import { folded } from '#lib/folding.ts'
import { pick, type Random } from './random.ts'

const women =
  'Nadia Chloé Camille Sophie Martine Hélène Julie Fatima Aurélie Sandrine Nathalie Élodie Lucie Manon Inès Yasmina Claire Brigitte Monique Laure Océane Amandine Virginie Delphine Léa Jade Louise Amina Mélanie Rose Agathe Noémie'.split(
    ' ',
  )
const men =
  'Philippe Karim Thomas Julien David Mohamed Nicolas Antoine Laurent Frédéric Sébastien Hugo Lucas Yanis Gabriel Arthur Bruno Gérard Michel Rachid Mathieu Damien Kévin Maxime Olivier Ludovic Jérôme Adam Léo Noah Raphaël Étienne'.split(
    ' ',
  )
const northern =
  'Lefebvre Delattre Caron Leroy Carpentier Dumont Haddad Evrard Benali Lemaire Dubois Delannoy Vasseur Flament Duhamel Lesage Boulanger Wattel Pruvost Cordier Morel Ansart Delvallée Duquesnoy Roussel Fournier Sauvage Legrand Debove Hochart Ducrocq Leclercq Bailleul Fontaine Guilbert Lecocq Mahieu Macquart Noël Obert Petit Quenu Rolland Saïdi Tellier Vanhée Wacheux Ziani Amrani Kowalski Nowak Wojcik Da-Silva Diallo Traoré Nguyen Belkacem Crépin Brasseur Lhomme'.split(
    ' ',
  )
const reunionese =
  'Hoarau Payet Grondin Dijoux Boyer Rivière Técher Maillot Lauret Fontaine Robert Bègue Cadet Vitry Nativel Turpin Morel Sautron Gonthier Ah-Kane Ramassamy Virapin Lebon Hoareau'.split(
    ' ',
  )

export const firstName = (random: Random) => pick(random, random() < 0.55 ? women : men)

export const lastName = (random: Random, departementNumber: string) =>
  pick(random, departementNumber === '974' ? reunionese : northern)

/** What stands before the @: no accents, no spaces. */
export const mailboxOf = (...words: string[]) => folded(words.join('.')).replaceAll(/[^\w.-]/g, '')
