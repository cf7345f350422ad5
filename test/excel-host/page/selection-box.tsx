import { useEffect, useRef, useState } from 'preact/hooks'
import { choicesOf, validationAt } from '../model/validate.ts'
import type { ExcelSession } from './excel-session.ts'
import { type Box, frozenHeight, frozenWidth, headHeight, headWidth, type Scene } from './scene.ts'

/** The frame around the selected cells, and the arrow of a list beside its cell. */
export function SelectionBox({ box, scene, session }: { box: Box; scene: Scene; session: ExcelSession }) {
  const { sheet } = scene
  const { top, left } = sheet.selection
  const hidden =
    (left >= sheet.frozen.columns && box.left + box.width <= headWidth + frozenWidth(scene)) ||
    (top >= sheet.frozen.rows && box.top + box.height <= headHeight + frozenHeight(scene))
  const source = validationAt(sheet, top, left)?.rule.list
  const choices = source?.inCellDropDown === true ? choicesOf(session.workbook, sheet, source.source) : null
  if (hidden) return null
  return (
    <>
      <div class="selection" style={{ ...box }} />
      {choices !== null && session.edit === null && (
        <ListArrow key={`${sheet.id} ${top} ${left}`} box={arrowBox(scene, box)} choices={choices} session={session} />
      )}
    </>
  )
}

function ListArrow({ box, choices, session }: { box: Box; choices: readonly string[]; session: ExcelSession }) {
  const [isOpen, setOpen] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const close = ({ target }: MouseEvent): void => {
      if (target instanceof Node && list.current?.contains(target) !== true) setOpen(false)
    }
    addEventListener('mousedown', close)
    return () => removeEventListener('mousedown', close)
  }, [isOpen])
  const choose = (choice: string): void => {
    setOpen(false)
    session.act((user) => user.choose(session.address(session.sheet.selection), choice))
  }
  return (
    <div class="list" ref={list} style={{ ...box }}>
      <button
        type="button"
        class="list-arrow"
        aria-label="下拉列表"
        aria-expanded={isOpen}
        tabIndex={-1}
        onMouseDown={keepFocus}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div class="list-choices" role="listbox" aria-label="可选值">
          {choices.map((choice) => (
            <button
              type="button"
              role="option"
              aria-selected={false}
              key={choice}
              onMouseDown={keepFocus}
              onClick={() => choose(choice)}
            >
              {choice}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const arrowWidth = 18

/** The arrow stands beside the cell, at the edge of the view within it. */
function arrowBox(scene: Scene, box: Box): Box {
  return { ...box, width: Math.min(box.width, scene.width - arrowWidth - box.left) }
}

/** The keyboard stays with the sheet. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}
