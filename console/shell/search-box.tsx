import './search-box.css'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'
import { useSettled } from '#ui/use-settled.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate } from '../route/place.ts'
import { parcelPath } from '../route/route.ts'

const shown = 8

/** Finds a parcel by code, place, owner or credit code. Ctrl+K from anywhere; Enter lists all, an option opens one. */
export function SearchBox() {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  /** By its code: the same list may come again between two keys. */
  const [chosenCode, choose] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const question = useSettled(text.trim(), 200)
  const { value } = useAnswer(
    'parcels',
    isOpen && question !== '' ? { query: { cycle, q: question, limit: shown } } : null,
  )
  const items = isOpen ? (value?.items ?? []) : []
  const isListed = isOpen && question !== '' && value !== null
  const chosen = items.findIndex(({ parcelCode }) => parcelCode === chosenCode)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const leave = (address: string): void => {
    setOpen(false)
    choose(null)
    setText('')
    input.current?.blur()
    navigate(address)
  }
  const enter = (): void => {
    const item = items[chosen]
    if (item !== undefined) leave(parcelPath(cycle, item.parcelCode))
    else if (text.trim() !== '') leave(cyclePath(`/parcels?q=${encodeURIComponent(text.trim())}`))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === 'Enter') enter()
    else if (event.key === 'ArrowDown') choose(items[chosen + 1]?.parcelCode ?? chosenCode)
    else if (event.key === 'ArrowUp') choose(items[chosen - 1]?.parcelCode ?? null)
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }

  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        ref={input}
        class="input"
        type="text"
        role="combobox"
        aria-label="搜索地块"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(chosen >= 0 ? { 'aria-activedescendant': `${id}-${chosen}` } : {})}
        placeholder="搜索地块编码、坐落、企业名称、信用代码"
        maxLength={100}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          choose(null)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <kbd class="cap">Ctrl K</kbd>
      <div class="menu search-list" hidden={!isListed}>
        <div role="listbox" id={`${id}-list`} aria-label="地块">
          {items.map((item, index) => (
            <div
              key={item.parcelCode}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              // Before the field loses the focus and the list closes.
              onMouseDown={() => leave(parcelPath(cycle, item.parcelCode))}
            >
              <b class="nb">{item.parcelCode}</b>
              <span class="ellipsis">{item.ownerName ?? item.parcelName ?? ''}</span>
              <span class="cap nb">{item.townCode === null ? '' : townName(item.townCode)}</span>
            </div>
          ))}
        </div>
        <p class="cap search-note" role="status">
          {value === null ? '' : noteOf(value.total)}
        </p>
      </div>
    </search>
  )
}

function noteOf(total: number): string {
  if (total === 0) return '没有找到。可改用编码、坐落、企业名称或信用代码的一部分。'
  return total > shown ? `共 ${total} 宗，按回车全部列出。` : '按 ↑↓ 选择，回车打开；直接回车列出全部。'
}
