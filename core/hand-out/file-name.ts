/** Characters that a file name may not have somewhere, and those that end a name on Windows. */
const forbidden = /[\p{Cc}\\/:*?"<>|]/gu
const longestName = 60

/** What is handed out is called. */
export const handOutNames = { workbooks: '一地一表', ledger: '街镇台账' } as const

/** 地块编码-地块名称.xlsx: the code keeps files apart, the name is for people. */
export function workbookFileName(parcelCode: string, parcelName: string | null): string {
  const name = [...safe(parcelName ?? '')].slice(0, longestName).join('')
  return name === '' ? `${safe(parcelCode)}.xlsx` : `${safe(parcelCode)}-${name}.xlsx`
}

function safe(text: string): string {
  return text.normalize('NFC').replace(forbidden, '_').trim().replace(/\.+$/, '')
}
