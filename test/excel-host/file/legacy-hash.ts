/** The 16-bit hash of a sheet's password as files have it since Excel 97 (ISO 29500, 18.2.29 with Part 4). */
export function legacyHash(password: string): string {
  let hash = 0
  for (const letter of [...password].reverse()) hash = rotated(hash) ^ letter.charCodeAt(0)
  hash = rotated(hash) ^ password.length ^ 0xce4b
  return hash.toString(16).toUpperCase().padStart(4, '0')
}

function rotated(hash: number): number {
  return ((hash >> 14) & 1) | ((hash << 1) & 0x7fff)
}
