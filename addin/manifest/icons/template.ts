import { type Canvas, paper, tint } from './canvas.ts'

/** 模板: a table to put in. */
export function drawTemplate(canvas: Canvas): void {
  const sheet = canvas.box(1, 1, 15, 13)
  const inner = canvas.frame(sheet, canvas.line)
  canvas.fill({ ...inner, bottom: canvas.box(0, 0, 0, 5).bottom }, tint)
  canvas.rule(2, 8, 14, tint)
  canvas.post(5, 5, 12, tint)
  canvas.post(10, 5, 12, tint)
  const { center, radius } = canvas.badge()
  const arm = Math.round(radius * 0.55) + canvas.line / 2
  const half = canvas.line / 2
  canvas.fill({ left: center - arm, top: center - half, right: center + arm, bottom: center + half }, paper)
  canvas.fill({ left: center - half, top: center - arm, right: center + half, bottom: center + arm }, paper)
}
