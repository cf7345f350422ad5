/** What people and programs leave in a cell around and inside what they meant. */

const longest = 500

/** Zero-width and direction marks, byte order mark, soft hyphen, control characters other than tab and line feeds. */
function isInvisible(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d
  return (
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff
  )
}

/** Without characters that nobody can see, and without outer spaces of any kind (U+3000, NBSP); inner text untouched. */
export function trimmed(text: string): string {
  let from = 0
  let visible = ''
  for (let index = 0; index < text.length; index += 1) {
    if (!isInvisible(text.charCodeAt(index))) continue
    visible += text.slice(from, index)
    from = index + 1
  }
  return (from === 0 ? text : visible + text.slice(from)).trim()
}

/** Hyphens and minus signs that stand for '-': hyphen, non-breaking hyphen, figure and en dash, minus, small hyphen. */
const dashes = /[\u2010-\u2013\u2212\uFE63]/g

function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}

/** Full-width letters, digits and punctuation as their ASCII twins, dashes as '-', every space as ' '; then trimmed. */
export function folded(text: string): string {
  if (/^[!-~]*$/.test(text)) return text
  return trimmed(text)
    .replace(/[\uFF01-\uFF5E]/g, halfWidth)
    .replace(dashes, '-')
    .replace(/\s/g, ' ')
}

/** Only letters and digits folded: （2021） keeps the brackets it is printed with. */
export function foldedLetters(text: string): string {
  return trimmed(text).replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, halfWidth)
}

export function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '')
}

/** At most 500 characters, the last one … when something was cut off; never half of a surrogate pair. */
export function clipped(text: string): string {
  if (text.length <= longest) return text
  const head = text.slice(0, longest - 1)
  const last = head.charCodeAt(head.length - 1)
  return `${last >= 0xd800 && last <= 0xdbff ? head.slice(0, -1) : head}…`
}

export function isClipped(text: string): boolean {
  return text.length >= longest - 1 && text.endsWith('…')
}

export const longestCell = longest

/** The error values of a spreadsheet (#N/A, #VALUE!, #DIV/0!), which arrive as text. */
export function isErrorValue(text: string): boolean {
  if (!text.startsWith('#')) return false
  return /^#(N\/A|(VALUE|REF|DIV\/0|NUM|NULL|SPILL|CALC|BLOCKED|CONNECT|FIELD|BUSY|UNKNOWN)!|NAME\?|GETTING_DATA)$/i.test(
    text,
  )
}

/** A number as a spreadsheet shows it when it is too long for its cell: 9.13101E+17. Its digits are lost. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d(\.\d+)?E[+-]\d+$/i.test(text)
}
