/** Characters of a whole foot; Excel repairs a file with a longer one when it is opened. */
const longest = 255
const pages = '&R&8第 &P 页，共 &N 页'

/** The foot of the printed pages of a sheet: words as they stand at its left, the pages at its right; not escaped for XML. */
export function pageFoot(words: string): string {
  // A digit would be read as more of the size of the letters.
  const start = /^\d/.test(words) ? '&L&8 ' : '&L&8'
  let left = ''
  for (const character of words) {
    const written = character === '&' ? '&&' : character
    if (start.length + left.length + written.length + pages.length > longest) break
    left += written
  }
  return start + left + pages
}
