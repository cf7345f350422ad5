/** Values in the Distinguished Encoding Rules (ITU-T X.690), as far as a certificate needs them. */

type Bytes = Uint8Array

function value(tag: number, ...contents: readonly Bytes[]): Bytes {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff)
  return [0x80 | bytes.length, ...bytes]
}

export function sequence(...members: readonly Bytes[]): Bytes {
  return value(0x30, ...members)
}

export function set(...members: readonly Bytes[]): Bytes {
  return value(0x31, ...members)
}

/** A number of zero or more, given as its bytes. */
export function integer(...bytes: readonly number[]): Bytes {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0
  return value(0x02, Buffer.from(isNegative ? [0, ...bytes] : bytes))
}

export function boolean(is: boolean): Bytes {
  return value(0x01, Buffer.from([is ? 0xff : 0]))
}

/** @param unused bits at the end that say nothing */
export function bitString(bytes: Bytes, unused = 0): Bytes {
  return value(0x03, Buffer.from([unused]), bytes)
}

export function octetString(bytes: Bytes): Bytes {
  return value(0x04, bytes)
}

export function utf8(text: string): Bytes {
  return value(0x0c, Buffer.from(text))
}

/** "2.5.29.17" */
export function objectIdentifier(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return value(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** Time to the second, until 2049. */
export function utcTime(time: Date): Bytes {
  return value(0x17, Buffer.from(`${time.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
}

/** A member that is told by its number; `isWhole` when it holds other values rather than bytes. */
export function tagged(number: number, isWhole: boolean, content: Bytes): Bytes {
  return value(0x80 | (isWhole ? 0x20 : 0) | number, content)
}

function base128(number: number): readonly number[] {
  const bytes = [number & 0x7f]
  for (let rest = number >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | (rest & 0x7f))
  return bytes
}
