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
  const [picture] = drawn(pdf, ['-f', String(page), '-l', String(page)])
  if (picture === undefined) throw new RangeError(`no page ${page}`)
  return picture
}

/** Every page, drawn in one go. */
export function picturesOf(pdf: Uint8Array): readonly Picture[] {
  return drawn(pdf, [])
}

/** Pictures that stand behind one another in what the program writes. */
function drawn(pdf: Uint8Array, which: readonly string[]): readonly Picture[] {
  const file = execFileSync(toolPath('pdftoppm'), ['-gray', '-r', '72', ...which, '-'], {
    input: pdf,
    maxBuffer: 2 ** 26,
  })
  const pictures: Picture[] = []
  for (let from = 0; from < file.length; ) {
    const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(file.subarray(from, from + 30).toString('latin1'))
    if (head === null) throw new Error('no grey picture')
    const [width, height] = [Number(head[1]), Number(head[2])]
    const start = from + head[0].length
    from = start + width * height
    pictures.push({ width, height, grey: file.subarray(start, from) })
  }
  return pictures
}
