import { encodeQR } from 'qr'

export type QrCode = { size: number; path: string }

/** Black squares of a QR code, one path on a grid of `size` squares; its white border is part of it. */
export function qrCode(text: string): QrCode {
  const rows = encodeQR(text, 'raw', { border: 4 })
  const squares = rows.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size: rows.length, path: squares.join('') }
}
