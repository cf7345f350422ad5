import { cellArea } from '../model/area.ts'
import { validationAt } from '../model/validate.ts'
import type { ExcelSession } from './excel-session.ts'
import { boxOf, type Scene } from './scene.ts'

interface HintsProps {
  readonly session: ExcelSession
  readonly scene: Scene
  readonly hovered: { readonly row: number; readonly column: number } | null
}

/** The comment of the cell under the pointer, and the prompt of the selected cell's validation. */
export function Hints({ session, scene, hovered }: HintsProps) {
  const { sheet } = scene
  const { top, left } = sheet.selection
  const comment = sheet.comments.find(
    ({ cell }) => hovered !== null && cell.area?.top === hovered.row && cell.area.left === hovered.column,
  )
  const prompt = validationAt(sheet, top, left)?.prompt
  const promptBox = boxOf(scene, sheet.mergeAt(top, left))
  const isPrompted = prompt?.showPrompt === true && prompt.message !== '' && session.edit === null
  return (
    <>
      {isPrompted && (
        <div
          class="prompt"
          style={{ left: Math.min(promptBox.left + 18, scene.width - 260), top: promptBox.top + promptBox.height + 4 }}
        >
          <b>{prompt.title}</b>
          <p>{prompt.message}</p>
        </div>
      )}
      {comment !== undefined && hovered !== null && (
        <div class="note" style={besides(scene, hovered)}>
          <b>{comment.author}</b>
          <p>{comment.content}</p>
        </div>
      )}
    </>
  )
}

function besides(scene: Scene, { row, column }: { readonly row: number; readonly column: number }) {
  const box = boxOf(scene, cellArea(row, column))
  return { left: Math.min(box.left + box.width + 6, scene.width - 260), top: Math.min(box.top, scene.height - 120) }
}
