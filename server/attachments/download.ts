import { type AttachmentKind, attachmentKinds } from './kinds.ts'

/**
 * Headers of a download: never shown in the page's origin, whatever it holds. The name is the uploader's, without what
 * a file system or a header could stumble over; its ending is that of the content.
 */
export function attachmentHeaders(name: string, kind: AttachmentKind, size: number): Readonly<Record<string, string>> {
  const { mediaType, extension } = attachmentKinds[kind]
  const safe = attachmentName(name, kind)
  return {
    'content-type': mediaType,
    'content-length': String(size),
    'content-disposition': `attachment; filename="download${extension}"; filename*=UTF-8''${encoded(safe)}`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}

const longestName = 80

/** A name to store and to show: the last segment of a path, without control and direction marks, with the right ending. */
export function attachmentName(name: string, kind: AttachmentKind): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim()
  const stem = [...plain.replace(/\.[^.]{0,10}$/u, '')]
    .slice(0, longestName)
    .join('')
    .replace(/^\.+|[. ]+$/gu, '')
  return `${stem === '' ? '附件' : stem}${attachmentKinds[kind].extension}`
}

/** RFC 8187 leaves fewer characters as they are than encodeURIComponent does. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
