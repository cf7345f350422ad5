import { execFileSync } from 'node:child_process'
import { toolPath } from '../tools.ts'

/** The text of a PDF page by page, as another program reads it, without the blanks between words and lines. */
export function pagesOf(pdf: Uint8Array): readonly string[] {
  const text = execFileSync(toolPath('pdftotext'), ['-raw', '-enc', 'UTF-8', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  })
  return text.split('\f').slice(0, -1).map(squeezed)
}

export function squeezed(text: string): string {
  return text.replaceAll(/[\s　]+/g, '')
}

/** A page as a grey picture. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** 0 is black, 255 white, line by line. */
  readonly grey: Uint8Array
}

export function pictureOf(pdf: Uint8Array, page = 1): Picture {
  const number = String(page)
  const file = execFileSync(toolPath('pdftoppm'), ['-gray', '-r', '72', '-f', number, '-l', number, '-'], {
    input: pdf,
    maxBuffer: 2 ** 26,
  })
  const [, width = '0', height = '0'] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(file.subarray(0, 30).toString('latin1')) ?? []
  const pixels = Number(width) * Number(height)
  return { width: Number(width), height: Number(height), grey: file.subarray(file.length - pixels) }
}
