import { brand, type Canvas, paper, tint } from './canvas.ts'

/** 打开面板: a window with the pane at its right side. */
export function drawOpen(canvas: Canvas): void {
  const window = canvas.box(1, 2, 15, 14)
  canvas.frame(window, canvas.line)
  canvas.fill({ ...window, left: canvas.box(9, 0, 0, 0).left }, brand, canvas.line)
  for (const top of [5, 8, 11]) canvas.rule(3, top, 8, tint)
  canvas.rule(11, 5, 13, paper)
  canvas.rule(11, 8, 13, paper)
}
