import { z } from 'zod'
import { email, firstName, lastName, optionalPhone } from '#web/shared/fields.ts'

export const inscriptionForm = z
  .object({ first_name: firstName, last_name: lastName, email, phone_number: optionalPhone(null) })
  .transform((typed) => ({
    firstName: typed.first_name,
    lastName: typed.last_name,
    email: typed.email,
    phoneNumber: typed.phone_number,
  }))
