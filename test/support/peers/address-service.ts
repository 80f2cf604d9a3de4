import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

type Place = {
  label: string
  cityCode: string
  city: string
  postCode: string
  type?: string
  id?: string
  longitude: number
  latitude: number
}

/** A house of Arras, as the service knows it. */
export const RUE_DES_FOURS: Place = {
  label: '12 Rue des Fours 62000 Arras',
  cityCode: '62041',
  city: 'Arras',
  postCode: '62000',
  id: '62041_1234_00012',
  longitude: 2.77,
  latitude: 50.29,
}

/** The national address service on loopback: answers the places it was given whose label holds what is asked. */
export async function anAddressService(places: readonly Place[]) {
  const server = createServer((req, res) => {
    const asked = new URL(req.url ?? '', 'http://localhost').searchParams.get('q')?.toLowerCase() ?? ''
    const features = places.filter(({ label }) => label.toLowerCase().includes(asked)).map(featureOf)
    res.setHeader('Content-Type', 'application/json')
    res.end(JSON.stringify({ type: 'FeatureCollection', features }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

const featureOf = ({ label, cityCode, city, postCode, type = 'housenumber', id = '', longitude, latitude }: Place) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties: {
    label,
    id,
    type,
    citycode: cityCode,
    postcode: postCode,
    city,
    context: `${cityCode.slice(0, 2)}, Pas-de-Calais`,
  },
})
