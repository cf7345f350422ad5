import './entrance.css'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { ProductMark } from '../frame/product-mark.tsx'

export interface EntranceProps {
  readonly title: string
  /** 松江区; absent until the server has answered. */
  readonly district?: string
  readonly demo?: boolean
  readonly children: ComponentChildren
}

/** The frame of the pages before a sign-in. */
export function Entrance({ title, district, demo = false, children }: EntranceProps) {
  useEffect(() => {
    document.title = `${title} · 产业用地体检`
  }, [title])
  return (
    <div class="entrance">
      <header class="entrance-head">
        <ProductMark />
        {district !== undefined && <span class="sub">{district}</span>}
        {demo && <span class="badge badge-info">示例数据</span>}
      </header>
      <main class="entrance-main">{children}</main>
      <footer class="entrance-foot cap">{proposedFormNotice}</footer>
    </div>
  )
}
