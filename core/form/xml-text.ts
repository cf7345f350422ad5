/** Half a surrogate pair matches on its own. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text as XML 1.0 can hold it: U+FFFD for what it cannot, or no program would open the file. */
export function xmlText(text: string): string {
  return text.replace(unwritable, '\ufffd')
}
