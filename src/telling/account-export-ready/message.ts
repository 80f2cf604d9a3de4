import { accountMessage } from '../shared/account-message.ts'
import { exportPages } from '../shared/account-pages.ts'

export const accountExportReady = accountMessage({ name: 'account-export-ready', opens: exportPages })
