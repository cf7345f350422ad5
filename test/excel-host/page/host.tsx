import './host.css'
import { render } from 'preact'
import type { ApiSet } from '../simulator.ts'
import { ExcelPage } from './excel-page.tsx'
import { ExcelSession } from './excel-session.ts'
import type { HostPage } from './host-page.ts'

declare global {
  interface Window {
    /** For the tests: the Excel of this page. */
    excel?: ExcelSession
  }
}

/** Starts with an empty workbook, or with the one that the address names: ?api=1.7&open=samples/1 */
async function start(): Promise<void> {
  const page = (await (await fetch('host-page.json')).json()) as HostPage
  const asked = new URLSearchParams(location.search)
  const session = new ExcelSession((asked.get('api') ?? '1.14') as ApiSet)
  const sample = page.samples.find(({ address }) => address === asked.get('open'))
  if (sample !== undefined) {
    const response = await fetch(sample.address)
    session.open(new Uint8Array(await response.arrayBuffer()), sample.name)
  }
  window.excel = session
  const root = document.getElementById('root')
  if (root !== null) render(<ExcelPage session={session} page={page} />, root)
}

void start()
