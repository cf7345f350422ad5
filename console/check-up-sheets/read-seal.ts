/** The last line of a PDF of sheets, with the digest of all bytes before it. */
export interface FileSeal {
  readonly about: string
  readonly seal: string
  readonly digest: string
}

const mark = '%checkup-sheet'
const longestLine = 600

/** What a file says of itself; null for a file that was not made here, or saved anew by another program. */
export async function readSeal(file: Blob): Promise<FileSeal | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - longestLine)))
  const at = tail.lastIndexOf(mark)
  if (at === -1) return null
  const [, about = '', seal = ''] = tail.slice(at).trimEnd().split(' ')
  const before = bytes.subarray(0, bytes.length - tail.length + at)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', before))
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { about: decodeURIComponent(about), seal, digest: hex }
}
