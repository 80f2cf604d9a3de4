import { section } from '#web/shared/routes.ts'
import { organisationMember, signedInAgent } from '../access.ts'
import * as modification from './edit.ts'
import * as creation from './new.ts'
import * as paths from './paths.ts'
import * as persons from './persons.ts'
import * as usagers from './usagers.ts'

export const usagersSection = section()
const { get, post } = usagersSection

get(paths.personsPath, signedInAgent, persons.index)
get(paths.usagersPath, organisationMember, usagers.index)
post(paths.usagersPath, organisationMember, creation.create)
get(paths.newUsagerPath, organisationMember, creation.show)
get(paths.editUsagerPath, organisationMember, modification.edit)
post(paths.usagerPath, organisationMember, modification.update)
