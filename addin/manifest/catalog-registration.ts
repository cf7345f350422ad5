import { createHash } from 'node:crypto'

const catalogs = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs'

/** A share is `\\server\share`, with folders below it or not. */
export function isShare(path: string): boolean {
  return /^\\\\[^\\/:*?"<>|\s]+(\\[^\\/:*?"<>|]+)+$/.test(path)
}

/**
 * What makes Excel trust a network share as a catalog of add-ins and show it under 共享文件夹: a registry file for one
 * user, which group policy hands out. The catalog's id follows from the share, so that handing it out again changes
 * nothing.
 * @param share `\\server\share`
 */
export function catalogRegistration(share: string): string {
  const id = `{${guidOf(share.toLowerCase())}}`
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${catalogs}\\${id}]`,
    `"Id"="${id}"`,
    `"Url"="${share.replaceAll('\\', '\\\\')}"`,
    '"Flags"=dword:00000001',
    '',
  ]
  return lines.join('\r\n')
}

/** The bytes Windows' registry editor reads, Chinese included: UTF-16 with its mark. */
export function registryFile(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le')
}

/** A GUID that stands for a text (RFC 9562, version 8). */
function guidOf(text: string): string {
  const bytes = createHash('sha256').update(`parcel-checkup catalog ${text}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
