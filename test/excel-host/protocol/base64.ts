/** Bytes of base64, with or without the head of a data URL; null when the text is none. */
export function fromBase64(text: string): Uint8Array | null {
  const body = text.replace(/^data:[^,]*,/, '')
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(body)) return null
  try {
    return Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
