export type Point = { latitude: number; longitude: number }

const EARTH_RADIUS_M = 6_371_000

/** Metres in a straight line over the globe. */
export function metresBetween(from: Point, to: Point): number {
  const latitudes = radians(to.latitude - from.latitude)
  const longitudes = radians(to.longitude - from.longitude)
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitudes / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(chord))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
