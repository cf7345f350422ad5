/** Bytes encoded at once: a multiple of 3, and fewer than a call takes arguments. */
const stride = 0x6000

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += stride) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + stride))))
  }
  return parts.join('')
}
