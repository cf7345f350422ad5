import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import type { App } from '../app/app.ts'
import { useEscape } from './use-escape.ts'

/** Head of what stands in place of the tab, with the way back; takes the focus, Esc goes back too. */
export function AsideHead({ app, title }: { app: App; title: string }) {
  const button = useRef<HTMLButtonElement>(null)
  const back = (): void => {
    app.state.patch({ aside: null })
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.more > button')?.focus())
  }
  useEscape(true, back)
  useEffect(() => button.current?.focus(), [])
  return (
    <div class="aside-head">
      <h2>{title}</h2>
      <button type="button" class="link" ref={button} onClick={back}>
        <Icon name="arrow-left" />
        返回
      </button>
    </div>
  )
}
