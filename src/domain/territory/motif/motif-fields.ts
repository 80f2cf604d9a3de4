import type { Prisma } from '#infra/prisma/client.ts'

type Field = {
  column: string
  /** `row`: a link to another row. */
  kind: 'text' | 'long-text' | 'color' | 'choice' | 'yes-no' | 'minutes' | 'seconds-ahead' | 'hours-before' | 'row'
  /** Of the form of a motif. */
  tab: 'general' | 'reservation' | 'messages'
  /** When the motif is created. */
  chosenOnce?: true
  /** What the database accepts. */
  least?: number
  most?: number
  among?: readonly number[]
}

/** What an organisation says of a motif. Its history follows from here, by the words of `web/shared/motif-field-words.ts`. */
export const motifFields = {
  organisationId: { column: 'organisation_id', kind: 'row', chosenOnce: true, tab: 'general' },
  name: { column: 'name', kind: 'text', tab: 'general' },
  description: { column: 'description', kind: 'text', tab: 'general', most: 120 },
  serviceId: { column: 'service_id', kind: 'row', tab: 'general' },
  defaultDurationInMin: { column: 'default_duration_in_min', kind: 'minutes', tab: 'general', least: 1 },
  color: { column: 'color', kind: 'color', tab: 'general' },
  locationType: { column: 'location_type', kind: 'choice', tab: 'general' },
  collectif: { column: 'collectif', kind: 'yes-no', tab: 'general' },
  bookableBy: { column: 'bookable_by', kind: 'choice', tab: 'reservation' },
  minPublicBookingDelay: { column: 'min_public_booking_delay', kind: 'seconds-ahead', tab: 'reservation', least: 1800 },
  maxPublicBookingDelay: {
    column: 'max_public_booking_delay',
    kind: 'seconds-ahead',
    tab: 'reservation',
    most: 31_556_952,
  },
  rdvsEditableByUsager: { column: 'rdvs_editable_by_usager', kind: 'yes-no', tab: 'reservation' },
  rdvsCancellableByUsager: { column: 'rdvs_cancellable_by_usager', kind: 'yes-no', tab: 'reservation' },
  followUp: { column: 'follow_up', kind: 'yes-no', tab: 'reservation' },
  forSecretariat: { column: 'for_secretariat', kind: 'yes-no', tab: 'reservation' },
  motifCategoryId: { column: 'motif_category_id', kind: 'row', tab: 'reservation' },
  sectorisationLevel: { column: 'sectorisation_level', kind: 'choice', tab: 'reservation' },
  visibilityType: { column: 'visibility_type', kind: 'choice', tab: 'messages' },
  reminderDelayInHours: {
    column: 'reminder_delay_in_hours',
    kind: 'hours-before',
    tab: 'messages',
    among: [0, 24, 48, 72],
  },
  restrictionForRdv: { column: 'restriction_for_rdv', kind: 'long-text', tab: 'messages' },
  restrictionToAccept: { column: 'restriction_to_accept', kind: 'yes-no', tab: 'messages' },
  instructionForRdv: { column: 'instruction_for_rdv', kind: 'long-text', tab: 'messages' },
  customCancelWarningMessage: { column: 'custom_cancel_warning_message', kind: 'long-text', tab: 'messages' },
} as const satisfies Partial<Record<keyof Prisma.MotifUncheckedCreateInput, Field>>

export type MotifField = keyof typeof motifFields
