import { z } from 'zod'

const address = z.url({ protocol: /^https?$/, error: 'expected an address' }).refine(isPrivate, {
  error: 'expected https, or a host of this machine',
})
const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'], error: 'expected true or false' })
const algorithm = z.enum(['ES256', 'RS256'])
const list = z.string().transform((text) => text.split(',').map((item) => item.trim()))

/** `rdv-mairie=identifier:secret`; without a brand, for those that are not named. */
const brandClient = z
  .string()
  .regex(/^([a-z-]+=)?[^:=\s]+:\S+$/, 'expected brand=identifier:secret, separated by commas')
  .transform((text) => {
    const [, brand = null, id = '', secret = ''] = /^(?:([a-z-]+)=)?([^:=]+):(.+)$/.exec(text) ?? []
    return { brand, id, secret }
  })

/** A provider is offered once its address, its identifier and its secret are given. */
export const identitySettings = {
  IDENTITY_TIMEOUT: z.coerce.number().int().positive().default(5_000),
  FORM_ACTION_ORIGINS: list.pipe(z.array(address)).default([]),

  FRANCECONNECT_URL: address.optional(),
  FRANCECONNECT_VERSION: z.enum(['v1', 'v2']).default('v2'),
  FRANCECONNECT_CLIENT_ID: z.string().optional(),
  FRANCECONNECT_CLIENT_SECRET: z.string().optional(),
  FRANCECONNECT_USERINFO_ALG: algorithm.default('ES256'),

  PRO_CONNECT_URL: address.optional(),
  PRO_CONNECT_CLIENTS: list.pipe(z.array(brandClient)).default([]),
  PRO_CONNECT_USERINFO_ALG: algorithm.default('ES256'),
  PRO_CONNECT_DISABLED: flag.default(false),

  INCLUSION_CONNECT_URL: address.optional(),
  INCLUSION_CONNECT_CLIENT_ID: z.string().optional(),
  INCLUSION_CONNECT_CLIENT_SECRET: z.string().optional(),
  INCLUSION_CONNECT_DISABLED: flag.default(false),

  PRO_SANTE_CONNECT_URL: address.optional(),
  PRO_SANTE_CONNECT_CLIENT_ID: z.string().optional(),
  PRO_SANTE_CONNECT_CLIENT_SECRET: z.string().optional(),
  PRO_SANTE_CONNECT_DISABLED: flag.default(false),

  GITHUB_URL: address.default('https://github.com'),
  GITHUB_API_URL: address.default('https://api.github.com'),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),

  MICROSOFT_URL: address.default('https://login.microsoftonline.com/common/v2.0'),
  MICROSOFT_CLIENT_ID: z.string().optional(),
  MICROSOFT_CLIENT_SECRET: z.string().optional(),
}

/** Secrets and codes pass there: in clear on this machine only, for the demo and the tests. */
function isPrivate(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || isThisMachine(hostname)
}

export const isThisMachine = (hostname: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')
