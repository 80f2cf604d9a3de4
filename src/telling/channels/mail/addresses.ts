import { config } from '#infra/config.ts'
import type { Brand } from '#web/shared/brands.ts'

export const senderOf = (brand: Brand) => ({ name: brand.name, address: config.MAIL_FROM ?? brand.supportEmail })

/** Answers are routed by the uuid of the rdv; agents' addresses are not shown. */
export const replyAddressOf = ({ uuid }: { uuid: string }) =>
  config.INBOUND_REPLY_DOMAIN ? `rdv+${uuid}@${config.INBOUND_REPLY_DOMAIN}` : undefined
