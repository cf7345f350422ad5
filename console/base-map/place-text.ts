import { count } from '#ui/number.ts'

interface FilePlace {
  readonly file: string
  readonly sheet: string | null
  readonly row: number
}

/** Sheet1 第 12 行; the file before it where several may be meant. */
export function placeText({ file, sheet, row }: FilePlace, withFile = false): string {
  const where = [withFile ? file : null, sheet].filter((part) => part !== null && part !== '')
  return [...where, `第 ${count(row)} 行`].join(' ')
}
