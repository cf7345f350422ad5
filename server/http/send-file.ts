import { extname } from 'node:path'
import { Readable } from 'node:stream'
import type { SentFile } from '../export/sent-file.ts'

/** A download under its Chinese name (RFC 8187), with a plain one for what cannot read that. */
export function sendFile(file: SentFile, contentType: string): Response {
  const headers = new Headers(
    file.headers ?? {
      'content-type': contentType,
      'content-disposition': `attachment; filename="download${extname(file.name)}"; filename*=UTF-8''${encodedName(file.name)}`,
      'cache-control': 'no-store',
    },
  )
  if (file.length !== undefined) headers.set('content-length', String(file.length))
  return new Response(Readable.toWeb(Readable.from(file.bytes, { objectMode: false })) as ReadableStream, { headers })
}

/** RFC 8187 leaves fewer characters as they are than encodeURIComponent does, which throws for half a surrogate pair. */
function encodedName(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
