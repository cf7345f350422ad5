/**
 * Characters that a file name may not have somewhere: what no system takes, what nobody sees (a mark of direction makes a
 * name read as another) and halves of surrogate pairs, with which a name cannot be sent.
 */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu
/** Devices of Windows, which no file may be called, and no name at all. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)?$/i
const longestName = 60

/** What is handed out is called. */
export const handOutNames = { workbooks: '一地一表', ledger: '街镇台账' } as const

/** 地块编码-地块名称.xlsx: the code keeps files apart, the name is for people. */
export function workbookFileName(parcelCode: string, parcelName: string | null): string {
  const code = inFileName(parcelCode)
  const name = inFileName(parcelName ?? '', longestName)
  if (name !== '') return `${code}-${name}.xlsx`
  return `${code}${reserved.test(code) ? '_' : ''}.xlsx`
}

/** Text as a part of a file name; no character is cut in two. */
export function inFileName(text: string, longest = Number.POSITIVE_INFINITY): string {
  const name = text.normalize('NFC').replace(forbidden, '_').trim().replace(/\.+$/, '')
  return [...name].slice(0, longest).join('')
}
