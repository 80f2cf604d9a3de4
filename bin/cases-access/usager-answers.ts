import * as fileAttenteScope from '#domain/booking/file-attente/file-attente-scope.ts'
import * as participationRules from '#domain/booking/participation/participation-rules.ts'
import * as participationScope from '#domain/booking/participation/participation-scope.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import { type Answers, askedBy } from './asked.ts'
import * as facts from './usager-facts.ts'
import * as rows from './usager-rows.ts'

const { rule, scope } = askedBy(facts.actor)

/** Who may, cell by cell: the rule or the scope of the product. */
export const usagerAnswers: Answers = {
  rdv: {
    index: facts.hasAccount,
    list: scope('Rdv', rows.rdv, rdvScope.seenByUsager),
    show: rule(usagerRdvRules.show, facts.rdv),
    new: rule(usagerRdvRules.openBookingForm, facts.rdv),
    create: rule(usagerRdvRules.book, facts.booked),
    cancel: rule(usagerRdvRules.cancel, facts.rdv),
    'edit update creneaux': rule(usagerRdvRules.move, facts.rdv),
    can_change_participants: rule(usagerRdvRules.changeParticipants, facts.rdv),
  },
  participation: {
    'new create join': rule(participationRules.join, facts.joined),
    cancel: rule(usagerRdvRules.leave, facts.left),
    'list show': scope('Participation', rows.participation, participationScope.seenByUsager),
    index: facts.hasAccount,
  },
  user: {
    'new create show edit update destroy list': scope('Usager', rows.usager, usagerScope.seenByUsager),
    index: facts.hasAccount,
  },
  file_attente: {
    'create_or_delete new create destroy': rule(usagerRdvRules.wait, facts.awaited),
    list: scope('FileAttente', rows.fileAttente, fileAttenteScope.seenByUsager),
  },
}
