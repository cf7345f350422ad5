import { HostObject } from './host-object.ts'
import { factsOfWindow, greeting } from './messages.ts'

/*
 * Runs in the pane's window before office.js, where Excel's web view has its own object. In a window that no host page
 * opened it does nothing, and office.js finds no Excel.
 */
const facts = factsOfWindow(window.name)
if (facts !== null && window.parent !== window) {
  const { port1, port2 } = new MessageChannel()
  window.parent.postMessage(greeting, '*', [port2])
  // `external` is an object of the browser's own that takes members.
  Object.assign(window.external, new HostObject(facts, port1).members())
}
