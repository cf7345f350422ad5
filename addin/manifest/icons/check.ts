import { type Canvas, paper, tint } from './canvas.ts'

/** 校验: a form, ticked. */
export function drawCheck(canvas: Canvas): void {
  canvas.frame(canvas.box(1, 1, 12, 15), canvas.line)
  canvas.rule(3, 4, 10, tint)
  canvas.rule(3, 7, 7, tint)
  canvas.rule(3, 10, 7, tint)
  const { center, radius } = canvas.badge()
  const point = (x: number, y: number): string => `${center + x * radius} ${center + y * radius}`
  canvas.stroke(`M${point(-0.45, 0.02)}L${point(-0.1, 0.38)}L${point(0.5, -0.3)}`, paper, radius * 0.29)
}
