import { settleAtHome } from '../../bin/services/home-settings.ts'

/** To be imported first by what measures: the product then has the settings that it asks for. */
settleAtHome()
