/*
 * Must be the first import of a page: zod decides when a schema is made whether it may compile it with `new Function`,
 * and our content security policy refuses that.
 */
import { z } from 'zod'

z.config({ jitless: true })
