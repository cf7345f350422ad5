import { brand, type Canvas, paper } from './canvas.ts'

const petal = 'M8 13.4C5.2 10.8 5.2 5.6 8 2.6C10.8 5.6 10.8 10.8 8 13.4Z'
const leftPetal = 'M6.9 13.2C3.4 12.6 1.6 9.4 2.2 5.4C3.5 5.8 4.4 6.4 5.1 7.3C5 9.6 5.6 11.6 6.9 13.2Z'
const rightPetal = 'M9.1 13.2C12.6 12.6 14.4 9.4 13.8 5.4C12.5 5.8 11.6 6.4 10.9 7.3C11 9.6 10.4 11.6 9.1 13.2Z'

/** The product: a magnolia in flower on the brand. */
export function drawApp(canvas: Canvas): void {
  canvas.fill(canvas.box(0, 0, 16, 16), brand, (canvas.size * 3) / 16)
  for (const path of [petal, leftPetal, rightPetal]) canvas.curves(path, paper)
}
