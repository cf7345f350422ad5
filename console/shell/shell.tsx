import './shell.css'
import '../frame/switch.css'
import type { ComponentChildren } from 'preact'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { PrintFoot } from '../frame/print-foot.tsx'
import { OwnReminders } from '../progress/own-reminders.tsx'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

/** Top bar, navigation, the page, and the label that every page carries. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="shell">
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <TopBar />
      <Navigation />
      <main class="shell-main" id="main" tabIndex={-1}>
        <OwnReminders />
        {children}
      </main>
      <footer class="shell-foot cap">{proposedFormNotice}</footer>
      <PrintFoot />
    </div>
  )
}
