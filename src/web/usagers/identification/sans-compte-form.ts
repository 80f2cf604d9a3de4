import { z } from 'zod'
import type { Identity } from '#domain/account/verification/verification.ts'
import { email, firstName, lastName } from '#web/shared/fields.ts'

export const sansCompteForm = z
  .object({ first_name: firstName, last_name: lastName, email })
  .transform((typed): Identity & { email: string } => ({
    firstName: typed.first_name,
    lastName: typed.last_name,
    email: typed.email,
    phone: null,
  }))
