import { surveyLimits } from '#core/survey/limits.ts'
import { plainJpeg } from '#core/survey/plain-picture.ts'

const { photoSide, photoBytes } = surveyLimits
/** Tried one after the other until the photo is small enough. */
const attempts = [
  { side: photoSide, quality: 0.82 },
  { side: photoSide, quality: 0.6 },
  { side: 1200, quality: 0.6 },
  { side: 900, quality: 0.5 },
] as const

/** Not a picture this browser can show, or one that stays too large. */
export class UnusablePhoto extends Error {}

/**
 * A photo as it is sent: upright, its longest side bounded, a JPEG without what camera and program wrote with it (Exif
 * and the place in it). Throws UnusablePhoto.
 */
export async function shrunkPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new UnusablePhoto('not a picture', { cause })
  })
  try {
    for (const { side, quality } of attempts) {
      const bytes = await encoded(picture, side, quality)
      if (bytes.length <= photoBytes) return bytes
    }
  } finally {
    picture.close()
  }
  throw new UnusablePhoto('too large')
}

async function encoded(picture: ImageBitmap, side: number, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) throw new UnusablePhoto('no canvas')
  // What is clear in a PNG would turn black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return plainJpeg(await bytesOf(canvas, 'image/jpeg', quality))
}

/** Throws UnusablePhoto where the browser gives nothing. */
export async function bytesOf(
  canvas: HTMLCanvasElement,
  type: 'image/jpeg' | 'image/png',
  quality?: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality))
  if (blob === null) throw new UnusablePhoto('nothing was drawn')
  return new Uint8Array(await blob.arrayBuffer())
}
