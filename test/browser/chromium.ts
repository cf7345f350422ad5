import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { toolPath } from '../tools.ts'

/** Names and addresses that never leave this machine. */
const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Debian's Chromium, headless. Every name and address but loopback is unreachable, also for service workers, so that a
 * page that asks any other host fails here as it would behind a district's firewall. The caller closes it.
 */
export async function launchChromium(): Promise<Browser> {
  const excluded = loopback.map((host) => `EXCLUDE ${host}`).join(', ')
  return await chromium.launch({
    executablePath: toolPath('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP * ~NOTFOUND, ${excluded}`,
    ],
  })
}

/**
 * Follows a context from now on. The returned list grows with the address of each request of a page or worker that
 * names another host; a test expects it to stay empty.
 */
export function watchForeignRequests(context: BrowserContext): readonly string[] {
  const foreign: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    const isNetwork = url.protocol === 'http:' || url.protocol === 'https:'
    if (isNetwork && !loopback.includes(url.hostname)) foreign.push(request.url())
  })
  return foreign
}
