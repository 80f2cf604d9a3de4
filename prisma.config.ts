import { defineConfig } from 'prisma/config'

// For `prisma generate`, and for `prisma migrate deploy` wherever the CLI's engine can be had.
// biome-ignore lint/style/noDefaultExport: Prisma reads the default export
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres:postgres@127.0.0.1:5432/rdv' },
})
