const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Writes over the file itself; false when the browser or the user does not let us. */
export async function writeInPlace(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<boolean> {
  try {
    const stream = await handle.createWritable()
    await stream.write(new Blob([blobPart(bytes)], { type }))
    await stream.close()
    return true
  } catch {
    return false
  }
}

export function download(name: string, bytes: Uint8Array): void {
  offer(name, new Blob([blobPart(bytes)], { type }))
}

export function downloadText(name: string, text: string, mediaType: string): void {
  offer(name, new Blob([text], { type: mediaType }))
}

export function downloadPdf(name: string, file: Blob): void {
  offer(name, new Blob([file], { type: 'application/pdf' }))
}

function offer(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the bytes by the next turn but one at the latest.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Bytes as the page's own copy: a shared buffer would not be taken. */
function blobPart(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
