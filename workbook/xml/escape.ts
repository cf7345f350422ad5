import { xmlText } from '#core/form/xml-text.ts'

/** Text for an XML attribute or element. */
export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const alreadyEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g
/** What XML cannot hold, and CR, which a parser would turn into LF; half a surrogate pair matches on its own. */
const unwritable = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Anything that is not written as it stands; half a surrogate pair and characters beyond the first plane included. */
const special = /[^\t\n !#-%'-;=?-^`-\ud7ff\ue000-\ufffd]/

/**
 * Text of a cell. Control characters become _xHHHH_ as Excel writes them (ISO 29500 ST_Xstring), text that already
 * looks like that is kept from being read as one, half a surrogate pair becomes U+FFFD.
 */
export function escapeCellText(text: string): string {
  if (!special.test(text)) return text
  return escapeXml(writableText(text))
}

/** The same before it is escaped for XML. */
export function writableText(text: string): string {
  return text.replace(alreadyEscaped, '_x005F_').replace(unwritable, replacement)
}

function replacement(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
}
