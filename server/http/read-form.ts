import { malformed } from '#core/error/malformed.ts'

/** Of one form; ours have a file and at most a few words beside it. */
const mostParts = 20
/** Bytes of the head of one part, boundary and file name included. */
const longestHead = 8192
const headEnd = Buffer.from('\r\n\r\n')

/**
 * The parts of a multipart body. The platform's reader works in this process and takes many times longer over tiny parts or
 * over one part's headers than over files, so both are counted first. Throws ProblemError malformed-request.
 */
export async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  const boundary = boundaryOf(contentType)
  refuseManyParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), Buffer.from(boundary, 'latin1'))
  try {
    // Of the boundary that was counted, whatever else the sender's header says.
    const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` }
    return await new Response(bytes, { headers }).formData()
  } catch {
    throw damaged()
  }
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([ !#-[\]-~]{1,70})"|([!#-:<-[\]-~]{1,70}))\s*(?:;|$)/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw damaged()
  return boundary
}

function refuseManyParts(bytes: Buffer, boundary: Buffer): void {
  let parts = 0
  for (let at = bytes.indexOf(boundary); at !== -1; at = bytes.indexOf(boundary, at + boundary.length)) {
    parts += 1
    if (parts > mostParts) throw malformed('', `more than ${mostParts} parts`)
    const after = at + boundary.length
    // No head follows the last one.
    const isLast = bytes[after] === 0x2d && bytes[after + 1] === 0x2d
    if (!isLast && !bytes.subarray(at, at + longestHead).includes(headEnd)) throw damaged()
  }
}

function damaged(): Error {
  return malformed('', 'damaged multipart body')
}
