/** Encodings of boundary files; GBK is what Chinese programs write without saying so. */
export type Encoding = 'utf-8' | 'gbk'

/** The text of bytes, or null where they are no text in that encoding. Given by the runtime, which has the tables. */
export type DecodeText = (bytes: Uint8Array, encoding: Encoding) => string | null

/** UTF-8 when it is, else GBK; null when it is neither. */
export function decodeEither(bytes: Uint8Array, decode: DecodeText): string | null {
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gbk')
}
