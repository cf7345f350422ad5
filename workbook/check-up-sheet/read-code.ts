import { strFromU8, unzipSync } from 'fflate'
import { decode } from '../xml/scan.ts'
import { codeLabel } from './lines.ts'

/** More than a sheet of ours ever is, unpacked. */
const largestPart = 2_000_000
const sheetPart = /^xl\/worksheets\/sheet1\.xml$/
const stringsPart = 'xl/sharedStrings.xml'

/** The code that stands in a 体检表 workbook, also one that another program saved; null when there is none. */
export function codeInWorkbook(bytes: Uint8Array): string | null {
  const parts = partsOf(bytes)
  const texts = Object.values(parts).flatMap((part) => [...strFromU8(part).matchAll(/<t[^>]*>([^<]*)<\/t>/g)])
  const words = texts.map(([, text = '']) => decode(text).trim())
  const at = words.indexOf(codeLabel)
  const code = at === -1 ? undefined : words.slice(at + 1).find((word) => /^\d+\..+\.[0-9A-Z-]+$/.test(word))
  return code ?? null
}

function partsOf(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => originalSize <= largestPart && (sheetPart.test(name) || name === stringsPart),
    })
  } catch {
    return {}
  }
}
