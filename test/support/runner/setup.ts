import { settleAtHome } from '../../../bin/services/home-settings.ts'
import { withDatabase } from '../../../prisma/create-database.ts'

// Loaded first in each process of tests: a database and a Redis prefix of its own, whoever reads the configuration first.
const template = process.env.TEST_TEMPLATE_URL ?? 'postgresql://127.0.0.1:1/no_test_database_run_bin_test'

settleAtHome({ PROVE_ROWS: 'true', LOG_LEVEL: 'silent', PASSWORD_COST: '4', SEARCH_MEMORY: '0' })
// Libraries too are those of production.
process.env.NODE_ENV = 'production'
process.env.DATABASE_URL = withDatabase(template, `rdv_test_${process.pid}`)
process.env.REDIS_PREFIX = `rdv-test-${process.pid}`
