import { between, type Random } from './random.ts'

export type Phone = { phoneNumber: string; phoneNumberFormatted: string }

const PARIS = { landline: '03 53 01', mobile: '06 00 00', prefix: '+33' }
const REUNION = { landline: '0262 00', mobile: '0692 00', prefix: '+262' }

export const landline = (random: Random, departementNumber: string) => phone(random, departementNumber, 'landline')
export const mobile = (random: Random, departementNumber: string) => phone(random, departementNumber, 'mobile')

function phone(random: Random, departementNumber: string, kind: 'landline' | 'mobile'): Phone {
  const { prefix, ...starts } = departementNumber === '974' ? REUNION : PARIS
  const end = String(between(random, 0, 9999)).padStart(4, '0')
  const phoneNumber = `${starts[kind]} ${end.slice(0, 2)} ${end.slice(2)}`
  return { phoneNumber, phoneNumberFormatted: prefix + phoneNumber.replaceAll(' ', '').slice(1) }
}
