import { type Brand, brands } from '#web/shared/brands.ts'

const APART = brands.rdv_aide_numerique

/** Rdvs of the digital helpers are shown at their own address, all others together. */
export const verticalesOf = ({ code }: Pick<Brand, 'code'>) =>
  Object.values(brands)
    .filter((brand) => (brand === APART) === (code === APART.code))
    .flatMap(({ verticales }) => verticales)
