import { existsSync } from 'node:fs'

// To be imported before what reads the settings: .env is for one's own machine, and what is given beside it wins.
if (existsSync('.env')) process.loadEnvFile('.env')
