import { brand, type Canvas, tint } from './canvas.ts'

/** 评分: rising bars, the highest of them reached. */
export function drawScore(canvas: Canvas): void {
  const bars = [
    { left: 1, top: 9, color: tint },
    { left: 6, top: 5, color: tint },
    { left: 11, top: 1, color: brand },
  ]
  for (const { left, top, color } of bars) {
    const inner = canvas.frame(canvas.box(left, top, left + 4, 15))
    canvas.fill({ ...inner, top: inner.top + canvas.line }, color)
  }
}
