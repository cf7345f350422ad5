import { brand, type Canvas, middle } from './canvas.ts'

/** 同步: what goes and what comes. */
export function drawSync(canvas: Canvas): void {
  const { size } = canvas
  const scale = size / 16
  arrow(
    canvas,
    brand,
    (x, y) => `${x * scale} ${y * scale}`,
    (x, y) => `${canvas.at(x)} ${canvas.at(y)}`,
  )
  arrow(
    canvas,
    middle,
    (x, y) => `${size - x * scale} ${size - y * scale}`,
    (x, y) => `${size - canvas.at(x)} ${size - canvas.at(y)}`,
  )
}

type Place = (x: number, y: number) => string

/** @param exact a place on the curve @param whole the same on whole pixels, for the straight edges of the head */
function arrow(canvas: Canvas, color: string, exact: Place, whole: Place): void {
  const scale = canvas.size / 16
  canvas.stroke(`M${exact(2.4, 7)}A${5.7 * scale} ${5.7 * scale} 0 0 1 ${exact(11.8, 3.8)}`, color, 1.9 * scale)
  canvas.shape(`M${whole(14, 1)}L${whole(14, 7)}L${whole(8, 7)}Z`, color)
}
