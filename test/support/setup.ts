import { withDatabase } from '../../prisma/create-database.ts'

// Loaded before each test file, in its process: a database and a Redis prefix of its own, whoever reads the configuration first.
const template = process.env.TEST_TEMPLATE_URL ?? 'postgresql://127.0.0.1:1/no_test_database_run_bin_test'

process.env.NODE_ENV = 'test'
process.env.PROVE_ROWS = 'true'
process.env.LOG_LEVEL ??= 'silent'
process.env.DATABASE_URL = withDatabase(template, `rdv_test_${process.pid}`)
process.env.REDIS_PREFIX = `rdv-test-${process.pid}`
