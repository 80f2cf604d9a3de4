import { constants, crc32, deflateRawSync } from 'node:zlib'

export type ZippedFile = { name: string; content: AsyncIterable<string> | Iterable<string> }

type Written = { name: Buffer; crc: number; packed: number; size: number; at: number }

/** An archive written as the contents of its files come: of none is the length known before its end. */
export async function* zip(files: readonly ZippedFile[]): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for (const { name, content } of files) {
    const file: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at }
    const header = Buffer.concat([localHeader(file.name), file.name])
    yield header
    for await (const text of content) yield packedPart(file, text)
    file.packed += END.length
    yield Buffer.concat([END, sizes(0x08074b50, file)])
    at += header.length + file.packed + DESCRIPTOR_BYTES
    written.push(file)
  }
  yield directory(written, at)
}

/** Each part ends on a byte and leaves the stream open: parts follow each other as they are. */
function packedPart(file: Written, text: string) {
  const bytes = Buffer.from(text)
  const packed = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
  file.crc = crc32(bytes, file.crc)
  file.size += bytes.length
  file.packed += packed.length
  return packed
}

/** A last and empty block. */
const END = Buffer.from([3, 0])
const DESCRIPTOR_BYTES = 16
/** Sizes come after the content; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980: the same rows give the same bytes. */
const FIRST_DAY = 0x21

const u16 = (...values: number[]) => {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, 2 * at)
  return bytes
}

const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, 4 * at)
  return bytes
}

const localHeader = (name: Buffer) =>
  Buffer.concat([u32(0x04034b50), u16(VERSION, FLAGS, DEFLATED, 0, FIRST_DAY), u32(0, 0, 0), u16(name.length, 0)])

const sizes = (signature: number, { crc, packed, size }: Written) => u32(signature, crc, packed, size)

function directory(files: readonly Written[], at: number) {
  const entries = files.map((file) =>
    Buffer.concat([
      u32(0x02014b50),
      u16(VERSION, VERSION, FLAGS, DEFLATED, 0, FIRST_DAY),
      u32(file.crc, file.packed, file.size),
      u16(file.name.length, 0, 0, 0, 0),
      u32(0, file.at),
      file.name,
    ]),
  )
  const all = Buffer.concat(entries)
  const count = files.length
  return Buffer.concat([all, u32(0x06054b50), u16(0, 0, count, count), u32(all.length, at), u16(0)])
}
